//! What to do instead, or first, when no incident scope was given.

use crate::facts::{ConfigurationState, Facts};
use crate::model::Action;
use crate::outcome::{Effect, Outcome, Tally};
use crate::report::Recommendation;
use crate::verdict::Verdict;

/// The recommendation of a scan.
///
/// Without a scope nothing can be said of who has to be covered, so the narrowest action that
/// exists in every org is recommended for the users an incident concerns, and the steps name what
/// has to be mended before anybody clicks. Source: Help 000384753 (reset of chosen users).
pub(super) fn recommend(verdict: Verdict, facts: &Facts, expire: &[Outcome], expire_tally: &Tally, reset_tally: &Tally) -> Recommendation {
    let total = expire_tally.total();
    if verdict == Verdict::Ready {
        let covers = expire_tally.of(Effect::Prompted);
        return Recommendation {
            action: Some(Action::ExpireAll),
            why: "nobody would be stuck and no program would stop; a reset of the users an incident concerns is still the narrower step"
                .into(),
            covers,
            excludes: total - covers,
            steps: vec![
                "Tell people before you click: the change screen follows their normal sign-in, and no message about it holds a link."
                    .into(),
                "Setup, Quick Find: Expire All Passwords.".into(),
                "Revoke the sessions and OAuth tokens the incident covers: the click leaves them alive.".into(),
            ],
        };
    }
    let covers = reset_tally.of(Effect::Prompted);
    Recommendation {
        action: Some(Action::ResetPassword),
        why: why(verdict, expire_tally),
        covers,
        excludes: total - covers,
        steps: steps(verdict, facts, expire),
    }
}

fn why(verdict: Verdict, expire: &Tally) -> String {
    let stopped = expire.of(Effect::Breaks);
    let stuck = expire.of(Effect::LockedOut) + expire.of(Effect::AtRisk);
    match verdict {
        Verdict::Ready | Verdict::ReadyWithCare => {
            "a reset reaches only the users you choose, and it makes their old password useless at once; an expiry does not".into()
        }
        Verdict::Unknown => {
            "what the click would do is not known; a reset reaches only the users you choose, so what was not read matters less".into()
        }
        Verdict::NotReady => {
            let mut harm = Vec::new();
            if stopped > 0 {
                harm.push(format!("stop {}", counted(stopped, "account of a program", "accounts of programs")));
            }
            if stuck > 0 {
                harm.push(format!("leave {} stuck", counted(stuck, "user", "users")));
            }
            if harm.is_empty() {
                return "a reset reaches only the users you choose".into();
            }
            format!("a reset reaches only the users you choose; the click could {}, whoever the incident concerns", harm.join(" and "))
        }
    }
}

fn steps(verdict: Verdict, facts: &Facts, expire: &[Outcome]) -> Vec<String> {
    let mut steps = Vec::new();
    let affected = |wanted: &[Effect], program: bool| {
        facts
            .users
            .iter()
            .zip(expire)
            .filter(|(user, outcome)| wanted.contains(&outcome.effect) && (user.integration.is_some() == program))
            .count() as u64
    };
    steps.push(
        "Reset the passwords of the users the incident concerns, and only theirs: Setup, Users, tick them, Reset Password(s). Freeze first whoever an intruder still uses."
            .to_owned(),
    );
    let programs = affected(&[Effect::Breaks], true);
    if programs > 0 {
        steps.push(format!(
            "Before any org-wide expiry: move {} to JWT bearer or client credentials, or have each owner ready to set the new password.",
            counted(programs, "account of a program", "accounts of programs")
        ));
    }
    let people = affected(&[Effect::LockedOut, Effect::AtRisk], false);
    if people > 0 {
        let people = counted(people, "person", "people");
        steps.push(format!(
            "Mend what would leave {people} stuck: addresses days before, because a change of address may have to be confirmed first."
        ));
    }
    let certificates = facts.sso.iter().filter(|configuration| needs_renewal(configuration.state)).count() as u64;
    if certificates > 0 {
        let certificates = counted(certificates, "single sign-on configuration", "single sign-on configurations");
        steps.push(format!("Renew or repair {certificates} before people depend on them to get back in."));
    }
    if verdict == Verdict::Unknown {
        steps.push("Add what was not read (listed above with its remedy) and scan again.".to_owned());
    }
    steps.push(
        "Revoke the sessions and OAuth tokens the incident covers: neither an expiry nor a reset is documented to end them.".to_owned(),
    );
    steps
}

fn counted(n: u64, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

const fn needs_renewal(state: ConfigurationState) -> bool {
    match state {
        ConfigurationState::Expiring
        | ConfigurationState::ExpiredButWorking
        | ConfigurationState::ExpiredFailing
        | ConfigurationState::Failing => true,
        ConfigurationState::Working
        | ConfigurationState::ExpiredUnused
        | ConfigurationState::Unused
        | ConfigurationState::Deleted
        | ConfigurationState::SwitchedOff
        | ConfigurationState::Unknown => false,
    }
}
