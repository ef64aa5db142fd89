//! A Salesforce org, described, and written as a folder of exports.
//!
//! Test code. It shares no line with the product: it agrees with Salesforce's names and forms, so
//! that both cannot be wrong in the same way. Whoever describes a user also says what has to come
//! out for him ([`User::expect`]).
//!
//! ```
//! use orgsim::{Effect, Form, Org, SignIn, User, Writer};
//!
//! let org = Org::new(7)
//!     .user(User::human("ann@acme.test").signs_in(SignIn::ui_password()).expect(Effect::Prompted, "ui_password"))
//!     .user(User::integration("erp@acme.test").signs_in(SignIn::soap("ERP")).expect(Effect::Breaks, "soap_password_login"));
//! let files = Writer::new(&org, Form::CliCsv).without("UserLogin").files();
//! assert!(files.contains_key("LoginHistory.csv"));
//! ```
//!
//! The same seed and description give the same bytes on every machine.

pub mod access;
pub mod acme;
mod app;
mod audit;
mod cell;
pub mod clock;
mod expectation;
mod expected;
mod id;
mod json;
mod org;
mod random;
mod schedule;
mod sign_in;
mod small;
mod sso;
mod tables;
mod user;
mod write;

pub use access::{Group, Permission, PermissionSet, Profile};
pub use app::App;
pub use audit::AuditRow;
pub use cell::{Cell, Table};
pub use clock::Time;
pub use expectation::{Effect, Expectation, Kind, REASONS};
pub use expected::{Administrator, Notes};
pub use id::{Id, checksum};
pub use json::Json;
pub use org::{AS_OF, Org};
pub use random::Random;
pub use schedule::Schedule;
pub use sign_in::SignIn;
pub use small::small;
pub use sso::{AuthProvider, Saml};
pub use user::{Held, Method, Token, User};
pub use write::{Form, Writer};
