//! Apps, described.

/// A connected app or an external client app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct App {
    /// Label, as login rows and grants show it.
    pub label: String,
    /// Only users whom an administrator approved.
    pub pre_authorised: bool,
    /// External client app instead of connected app.
    pub external_client: bool,
    /// User of the client-credentials flow, by username.
    pub runs_as: Option<String>,
}

impl App {
    /// A connected app that any user may authorise.
    pub fn connected(label: &str) -> Self {
        Self { label: label.into(), pre_authorised: false, external_client: false, runs_as: None }
    }

    /// A connected app for users whom an administrator approved.
    pub fn approved(label: &str) -> Self {
        Self { pre_authorised: true, ..Self::connected(label) }
    }

    /// An external client app with the client-credentials flow.
    pub fn external_client(label: &str, runs_as: &str) -> Self {
        Self { external_client: true, pre_authorised: true, runs_as: Some(runs_as.into()), ..Self::connected(label) }
    }

    /// API name.
    pub fn api_name(&self) -> String {
        self.label.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
    }
}
