use super::Effect;

/// How many users meet each effect. Built from effects only, so the six counts add up to their
/// number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct Tally {
    unaffected: u64,
    prompted: u64,
    at_risk: u64,
    locked_out: u64,
    breaks: u64,
    unknown: u64,
}

impl Tally {
    /// How many meet this effect.
    #[must_use]
    pub const fn of(&self, effect: Effect) -> u64 {
        match effect {
            Effect::Unaffected => self.unaffected,
            Effect::Prompted => self.prompted,
            Effect::AtRisk => self.at_risk,
            Effect::LockedOut => self.locked_out,
            Effect::Breaks => self.breaks,
            Effect::Unknown => self.unknown,
        }
    }

    /// How many there are in all.
    #[must_use]
    pub fn total(&self) -> u64 {
        Effect::ALL.iter().map(|effect| self.of(*effect)).sum()
    }
}

impl FromIterator<Effect> for Tally {
    fn from_iter<I: IntoIterator<Item = Effect>>(effects: I) -> Self {
        let mut tally = Self::default();
        for effect in effects {
            match effect {
                Effect::Unaffected => tally.unaffected += 1,
                Effect::Prompted => tally.prompted += 1,
                Effect::AtRisk => tally.at_risk += 1,
                Effect::LockedOut => tally.locked_out += 1,
                Effect::Breaks => tally.breaks += 1,
                Effect::Unknown => tally.unknown += 1,
            }
        }
        tally
    }
}
