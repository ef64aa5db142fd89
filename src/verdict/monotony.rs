//! Reading less never moves a verdict towards ready.

use proptest::prelude::*;

use super::Verdict;
use super::sample::*;
use crate::facts::{MethodUse, SignIns, UserFacts};
use crate::model::{Action, Known, Missing, Source, SourceName};
use crate::outcome::monotony::{LOSSES, any_user};
use crate::outcome::sample::{NOW, bad_mailbox, judged_with, org, signing_in, used, user};
use crate::settings::Settings;
use crate::snapshot::Status;

/// From good to bad. Unknown and not ready are both no answer to click on.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Ready => 0,
        Verdict::ReadyWithCare => 1,
        Verdict::Unknown | Verdict::NotReady => 2,
    }
}

/// What the loss of one piece of knowledge does to the rest of the evidence, as the other rooms
/// keep it.
fn lose_coverage(scene: &mut Scene, name: &str) {
    match name {
        "the user's row" => scene.set(SourceName::User, Status::Partial),
        "Password Never Expires" | "Is Single Sign-On Enabled" | "privileges" => {
            scene.permissions_missing = Missing::of(SourceName::PermissionSet);
        }
        "the end of the login history" | "some logins, as a manifest shows" => scene.set(SourceName::LoginHistory, Status::Partial),
        "the login history" => scene.set(SourceName::LoginHistory, Status::Absent),
        "sign-in configurations" => scene.set(SourceName::SamlSsoConfig, Status::Denied),
        _ => {}
    }
}

fn scene_of(users: &[UserFacts], administrators: u32) -> Scene {
    let judged = |user: &UserFacts| judged_with(Action::ExpireAll, user, &org(), &Settings::default(), NOW);
    let users: Vec<_> = users
        .iter()
        .zip(0..)
        .map(|(user, n)| (UserFacts { id: id(n), administrator: Known::Is(n < administrators), ..user.clone() }, judged(user)))
        .collect();
    Scene { users, administrators: (0..administrators).map(administrator).collect(), ..ready() }
}

/// Mostly plain people, or every verdict would be the same.
fn mostly_fine() -> impl Strategy<Value = UserFacts> {
    let fine = prop_oneof![
        Just(user()),
        Just(signing_in(SignIns { token: used(), ..SignIns::default() })),
        Just(bad_mailbox(user())),
        Just(signing_in(SignIns { passwordless: used(), ..SignIns::default() })),
    ];
    prop_oneof![20 => fine, 1 => any_user(NOW)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn reading_less_never_moves_a_verdict_towards_ready(
        users in proptest::collection::vec(mostly_fine(), 1..6),
        administrators in 0u32..4,
        losses in proptest::collection::vec(proptest::sample::select(LOSSES), 1..3),
        of in any::<proptest::sample::Index>(),
    ) {
        let administrators = administrators.min(u32::try_from(users.len()).unwrap());
        let before = scene_of(&users, administrators).judged().verdict;
        let mut poorer = users.clone();
        let lost = of.index(users.len());
        for (_, lose) in &losses {
            lose(&mut poorer[lost], &mut org());
        }
        let mut scene = scene_of(&poorer, administrators);
        for (name, _) in &losses {
            lose_coverage(&mut scene, name);
        }
        let after = scene.judged();
        prop_assert!(rank(after.verdict) >= rank(before), "{before} became {}: {:?}", after.verdict, after.reasons);
    }

    #[test]
    fn losing_a_source_never_moves_a_verdict_towards_ready(
        users in proptest::collection::vec(mostly_fine(), 1..6),
        source in proptest::sample::select(SourceName::ALL),
        status in proptest::sample::select(Status::ALL),
        types_too in any::<bool>(),
    ) {
        let before = scene_of(&users, 1).judged().verdict;
        let mut scene = scene_of(&users, 1);
        scene.set(source, status);
        scene.login_types_read = !types_too;
        prop_assert!(rank(scene.judged().verdict) >= rank(before));
    }

    #[test]
    fn every_bad_verdict_says_why_and_where_to_go(users in proptest::collection::vec(any_user(NOW), 0..6)) {
        let judgement = scene_of(&users, 0).judged();
        prop_assert_eq!(judgement.reasons.is_empty(), judgement.verdict == Verdict::Ready);
        prop_assert_eq!(judgement.next.is_none(), judgement.verdict == Verdict::Ready);
        prop_assert!(judgement.next.is_none_or(|next| !next.steps.is_empty()));
    }
}

#[test]
fn a_partial_history_of_one_program_is_enough_for_a_proof() {
    let signs = SignIns { soap_password: MethodUse { in_window: 1, ever: 1, ..used() }, ..SignIns::default() };
    let user = UserFacts { sign_ins: Source::Partial(signs, Missing::of(SourceName::LoginHistory)), ..integration() };
    let mut scene = scene_of(&[user], 0);
    scene.set(SourceName::LoginHistory, Status::Partial);
    assert_eq!(scene.judged().verdict, Verdict::NotReady);
}
