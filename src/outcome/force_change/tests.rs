use crate::facts::SignIns;
use crate::model::{Action, Confidence};
use crate::outcome::sample::*;
use crate::outcome::{Availability, Effect, Outcome, Reason, force_password_change};
use crate::settings::Settings;

#[test]
fn unchecked_it_works_as_an_expiry_but_is_only_possible() {
    let program = program(SignIns { soap_password: used(), ..SignIns::default() });
    for (user, effect, reason) in [(user(), Effect::Prompted, Reason::UiPassword), (program, Effect::Breaks, Reason::SoapPasswordLogin)] {
        assert_eq!(judged(Action::ForcePasswordChange, &user), Outcome::new(effect, Confidence::Possible, reason));
    }
}

#[test]
fn where_the_org_has_the_field_it_is_an_expiry_and_where_it_has_not_nothing_is_known() {
    let judge = |offered| force_password_change(offered, &user(), &org(), &Settings::default(), NOW);
    assert_eq!(judge(Availability::Yes), judged(Action::ExpireAll, &user()));
    assert_eq!(judge(Availability::No), Outcome::unknown(Reason::FieldAbsent));
}
