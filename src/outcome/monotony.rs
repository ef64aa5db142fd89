//! Taking knowledge away never improves an effect.

use proptest::prelude::*;

use super::sample::*;
use super::{Effect, Outcome, Reason, Tally};
use crate::facts::{Delegation, MailDefect, MethodUse, OrgFacts, SignIns, SsoPath, UserFacts, UserKind};
use crate::model::{Action, AsOf, Confidence, Known, Source};
use crate::settings::{Assumptions, Settings};

fn known<T: std::fmt::Debug + Clone + 'static>(value: impl Strategy<Value = T> + 'static) -> BoxedStrategy<Known<T>> {
    prop_oneof![4 => value.prop_map(Known::Is), 1 => Just(Known::Unknown(USER))].boxed()
}

fn confidence() -> impl Strategy<Value = Confidence> {
    prop_oneof![1 => Just(Confidence::Possible), 3 => Just(Confidence::Likely), 6 => Just(Confidence::Certain)]
}

fn method_use(as_of: AsOf) -> impl Strategy<Value = MethodUse> {
    let some =
        (0u64..3, 0u64..2, 0i64..200, 0u64..12, confidence()).prop_map(move |(in_window, before, days, failed_since, sure)| MethodUse {
            in_window,
            ever: in_window + before,
            last: (in_window + before > 0).then(|| as_of.0.plus(-days * DAY)),
            failed_since,
            confidence: (in_window + before > 0).then_some(sure),
        });
    prop_oneof![3 => Just(MethodUse::default()), 1 => some]
}

fn sign_ins(as_of: AsOf) -> impl Strategy<Value = SignIns> {
    let uses = proptest::collection::vec(method_use(as_of), 11);
    (uses, 0u64..5, any::<bool>()).prop_map(|(uses, failures, lockout_seen)| SignIns {
        ui_password: uses[0],
        soap_password: uses[1],
        oauth_password: uses[2],
        tool_password: uses[3],
        other_password: uses[4],
        token: uses[5],
        sso: uses[6],
        delegated: uses[7],
        passwordless: uses[8],
        unknown_flow: uses[9],
        unknown_page: uses[10],
        password_failures_since_success: failures,
        lockout_seen,
        ..SignIns::default()
    })
}

fn sso_path() -> impl Strategy<Value = SsoPath> {
    prop_oneof![
        2 => Just(SsoPath::NotUsed),
        1 => confidence().prop_map(|confidence| SsoPath::Works { confidence }),
        1 => any::<bool>().prop_map(|proven| SsoPath::Broken { proven }),
    ]
}

fn source(as_of: AsOf) -> impl Strategy<Value = Source<SignIns>> {
    prop_oneof![
        6 => sign_ins(as_of).prop_map(Source::Complete),
        1 => sign_ins(as_of).prop_map(|signs| Source::Partial(signs, LOGINS)),
        1 => Just(Source::Unread(LOGINS)),
    ]
}

pub(crate) fn any_user(as_of: AsOf) -> impl Strategy<Value = UserFacts> {
    let account = (
        proptest::sample::select(UserKind::ALL),
        any::<bool>(),
        prop_oneof![9 => Just(true), 1 => Just(false)],
        known(prop_oneof![9 => Just(true), 1 => Just(false)]),
        known(prop_oneof![1 => Just(true), 9 => Just(false)]),
        known(any::<bool>()),
    );
    let person = (
        known(proptest::option::weighted(0.3, proptest::sample::select(MailDefect::ALL))),
        known(any::<bool>()),
        known(any::<bool>()),
        known(any::<bool>()),
        known(any::<bool>()),
        known(any::<bool>()),
        known(proptest::option::weighted(0.8, 0i64..3)),
    );
    let delegation = prop_oneof![6 => Just(Delegation::No), 1 => Just(Delegation::Gateway), 1 => Just(Delegation::Refused)];
    let exemption = (known(prop_oneof![1 => Just(true), 4 => Just(false)]), confidence(), known(delegation), confidence());
    (account, person, exemption, source(as_of), known(sso_path())).prop_map(move |(account, person, exemption, sign_ins, sso_path)| {
        let (kind, also_integration, was_read, active, frozen, locked) = account;
        let (defect, registered_method, phishing_resistant_method, mfa_privileged, minimum_lifetime, dormant, changed) = person;
        let (never_expires, never_expires_confidence, delegation, delegation_confidence) = exemption;
        let locked = match (&sign_ins, locked) {
            // A lock leaves its failures in a history that was fully read.
            (Source::Complete(signs), Known::Is(true)) if !signs.lockout_seen && signs.password_failures_since_success < 3 => {
                Known::Is(false)
            }
            _ => locked,
        };
        UserFacts {
            kind,
            also_integration,
            was_read,
            active,
            frozen,
            locked,
            mailbox: defect.and_then(mailbox),
            registered_method,
            phishing_resistant_method,
            mfa_privileged,
            minimum_lifetime,
            dormant,
            last_password_change: changed.map(|days| days.map(|days| as_of.0.plus(-days * DAY + 60))),
            never_expires,
            never_expires_confidence,
            delegation,
            delegation_confidence,
            sign_ins,
            sso_path,
            ..user()
        }
    })
}

fn any_org() -> impl Strategy<Value = OrgFacts> {
    (known(any::<bool>()), known(any::<bool>())).prop_map(|(is_sandbox, oauth_password_blocked)| OrgFacts {
        is_sandbox,
        oauth_password_blocked,
        ..org()
    })
}

fn any_settings() -> impl Strategy<Value = Settings> {
    (any::<bool>(), any::<bool>(), any::<bool>(), any::<bool>()).prop_map(|(never_expires, passkey, sso, tokens)| Settings {
        assumptions: Assumptions {
            password_never_expires_exempt: never_expires,
            passkey_skips_expired_password: passkey,
            sso_login_skips_expired_password: sso,
            tokens_survive_expiry: tokens,
            ..Assumptions::default()
        },
        ..Settings::default()
    })
}

pub(crate) type Loss = fn(&mut UserFacts, &mut OrgFacts);

/// Every way in which one piece of knowledge can be missing.
pub(crate) const LOSSES: &[(&str, Loss)] = &[
    ("the user's row", |user, _| user.was_read = false),
    ("UserType", |user, _| user.kind = UserKind::Unknown),
    ("IsActive", |user, _| user.active = Known::Unknown(USER)),
    ("IsFrozen", |user, _| user.frozen = Known::Unknown(USER)),
    ("IsPasswordLocked", |user, _| user.locked = Known::Unknown(USER)),
    ("Email", |user, _| user.mailbox = Known::Unknown(USER)),
    ("methods", |user, _| {
        user.registered_method = Known::Unknown(USER);
        user.phishing_resistant_method = Known::Unknown(USER);
    }),
    ("Password Never Expires", |user, _| user.never_expires = Known::Unknown(USER)),
    ("Is Single Sign-On Enabled", |user, _| user.delegation = Known::Unknown(USER)),
    ("LastPasswordChangeDate", |user, _| user.last_password_change = Known::Unknown(USER)),
    ("LastLoginDate", |user, _| user.dormant = Known::Unknown(USER)),
    ("sign-in configurations", |user, _| user.sso_path = Known::Unknown(USER)),
    ("privileges", |user, _| user.mfa_privileged = Known::Unknown(USER)),
    ("security settings", |user, org| {
        user.minimum_lifetime = Known::Unknown(USER);
        org.oauth_password_blocked = Known::Unknown(USER);
    }),
    ("Organization", |_, org| org.is_sandbox = Known::Unknown(USER)),
    ("the end of the login history", |user, _| user.sign_ins = user.sign_ins.clone().demote(LOGINS)),
    ("some logins, as a manifest shows", |user, _| {
        user.sign_ins = user.sign_ins.clone().demote(LOGINS).map(|signs| SignIns {
            ui_password: MethodUse::default(),
            soap_password: MethodUse::default(),
            password_failures_since_success: 0,
            lockout_seen: false,
            ..signs
        });
    }),
    ("the login history", |user, _| user.sign_ins = Source::Unread(LOGINS)),
];

/// From harmless to harmful. What becomes unknown is never better; what was unknown may only turn
/// out as a stop, where the worse reading of an unread setting says so.
fn no_better(before: Outcome, after: Outcome) -> bool {
    after.effect == Effect::Unknown
        || before.or_worse(after).effect == after.effect
        || (before.effect.is_stuck() && after.effect.is_stuck())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1000))]

    #[test]
    fn losing_knowledge_never_improves_an_effect(
        (as_of, user) in proptest::sample::select(vec![NOW, LATER]).prop_flat_map(|as_of| (Just(as_of), any_user(as_of))),
        org in any_org(),
        settings in any_settings(),
        losses in proptest::collection::vec(proptest::sample::select(LOSSES), 1..4),
    ) {
        for action in Action::ALL {
            let before = judged_with(*action, &user, &org, &settings, as_of);
            let (mut poorer, mut poorer_org) = (user.clone(), org.clone());
            for (_, lose) in &losses {
                lose(&mut poorer, &mut poorer_org);
            }
            let after = judged_with(*action, &poorer, &poorer_org, &settings, as_of);
            let names: Vec<_> = losses.iter().map(|(name, _)| *name).collect();
            prop_assert!(no_better(before, after), "{action} without {names:?}: {before:?} became {after:?}");
        }
    }

    #[test]
    fn stuck_by_an_expiry_is_never_only_possible(user in any_user(NOW), org in any_org(), settings in any_settings()) {
        let outcome = judged_with(Action::ExpireAll, &user, &org, &settings, NOW);
        prop_assert!(!(outcome.effect.is_stuck() && outcome.confidence == Confidence::Possible), "{outcome:?}");
    }

    #[test]
    fn the_six_counts_add_up(users in proptest::collection::vec(any_user(NOW), 0..20)) {
        for action in Action::ALL {
            let tally: Tally = users.iter().map(|user| judged(*action, user).effect).collect();
            prop_assert_eq!(tally.total(), users.len() as u64);
        }
    }
}

#[test]
fn every_reason_word_is_produced() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let strategy = (any_user(LATER), any_org(), any_settings());
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..6000 {
        let (user, org, settings) = strategy.new_tree(&mut runner).unwrap().current();
        seen.extend(Action::ALL.iter().map(|action| judged_with(*action, &user, &org, &settings, LATER).reason));
    }
    seen.insert(super::force_password_change(super::Availability::No, &user(), &org(), &Settings::default(), NOW).reason);
    let missing: Vec<_> = Reason::ALL.iter().filter(|reason| !seen.contains(reason)).collect();
    assert!(missing.is_empty(), "no input gives {missing:?}");
}
