//! One way in which an account signs in, and what its rows in the login history look like.
//!
//! Labels as queries return them. Sources: Object Reference v67, `LoginHistory` and "Login Event
//! Type"; Help 000233559 (rows of SOAP clients); Real-Time Event rows published by vendors.

use crate::clock::HOUR;
use crate::{AS_OF, Schedule, Time};

/// One way in which an account signs in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SignIn {
    /// `LoginType`.
    pub login_type: &'static str,
    /// `LoginSubType`; empty where Salesforce has no value.
    pub sub_type: &'static str,
    /// `ApiType`.
    pub api_type: &'static str,
    /// `ApiVersion`.
    pub api_version: &'static str,
    /// `Application`.
    pub application: String,
    /// `Browser`.
    pub browser: String,
    /// `Platform`.
    pub platform: &'static str,
    /// `Status`.
    pub status: &'static str,
    /// `SourceIp`: one of these a row.
    pub addresses: Vec<String>,
    /// `CountryIso`.
    pub country: &'static str,
    /// Configuration or provider, by its API name.
    pub service: Option<String>,
    /// `AuthMethodReference`.
    pub methods: &'static str,
    /// `LoginUrl`.
    pub login_url: &'static str,
    /// At this Experience Cloud site, by name.
    pub site: Option<&'static str>,
    /// Times.
    pub schedule: Schedule,
    /// Not before this.
    pub since: Option<Time>,
    /// Not after this.
    pub until: Option<Time>,
}

impl SignIn {
    /// Any type and subtype; the rest as a page login has it.
    pub fn of(login_type: &'static str, sub_type: &'static str) -> Self {
        Self {
            login_type,
            sub_type,
            api_type: "N/A",
            api_version: "N/A",
            application: "Browser".into(),
            browser: "Chrome 142".into(),
            platform: "Windows 11",
            status: "Success",
            addresses: vec!["192.0.2.10".into()],
            country: "DE",
            service: None,
            methods: "",
            login_url: "acme.my.salesforce.com",
            site: None,
            schedule: Schedule::Workdays { from_hour: 7, percent: 80 },
            since: None,
            until: None,
        }
    }

    fn api(login_type: &'static str, sub_type: &'static str, application: &str) -> Self {
        Self {
            application: application.into(),
            browser: "Unknown".into(),
            platform: "Unknown",
            schedule: Schedule::Every { seconds: 6 * HOUR, last: AS_OF.plus(-HOUR / 2) },
            ..Self::of(login_type, sub_type)
        }
    }

    /// Password on the login page.
    pub fn ui_password() -> Self {
        Self::of("Application", "UI Username-Password")
    }

    /// SAML through a configuration.
    pub fn saml(configuration: &str) -> Self {
        Self { service: Some(configuration.into()), ..Self::of("SAML Sfdc Initiated SSO", "") }
    }

    /// An authentication provider.
    pub fn openid(provider: &str) -> Self {
        Self { service: Some(provider.into()), methods: "pwd", ..Self::of("Third Party SSO", "") }
    }

    /// Lightning Login: no password.
    pub fn lightning_login() -> Self {
        Self::of("Lightning Login", "")
    }

    /// SOAP `login()` by a client that names itself, or `N/A`.
    pub fn soap(application: &str) -> Self {
        Self {
            api_type: "SOAP Partner",
            api_version: "58.0",
            browser: "Jakarta HTTP Commons".into(),
            login_url: "login.salesforce.com",
            ..Self::api("Other Apex API", "", application)
        }
    }

    /// OAuth grant `password`.
    pub fn oauth_password(application: &str) -> Self {
        Self { login_url: "login.salesforce.com", ..Self::api("Remote Access 2.0", "OAuth Username-Password", application) }
    }

    /// OAuth JWT bearer: no subtype exists for it.
    pub fn jwt(application: &str) -> Self {
        Self::api("Remote Access 2.0", "", application)
    }

    /// OAuth grant `client_credentials`.
    pub fn client_credentials(application: &str) -> Self {
        Self::api("Remote Access 2.0", "OAuth Client Credentials", application)
    }

    /// OAuth by a person's consent.
    pub fn web_server(application: &str) -> Self {
        Self::api("Remote Access 2.0", "OAuth Web Server", application)
    }

    /// Refresh of an OAuth grant.
    pub fn refresh(application: &str) -> Self {
        Self::api("Remote Access 2.0", "OAuth Refresh Token", application)
    }

    /// Password on the login page of an Experience Cloud site.
    pub fn site_password() -> Self {
        Self {
            site: Some("Customers"),
            login_url: "acme.my.site.com/customers",
            schedule: Schedule::Irregular(14),
            ..Self::of("Chatter Communities External User", "UI Username-Password")
        }
    }

    /// At this site.
    pub fn site(mut self, name: &'static str) -> Self {
        self.site = Some(name);
        self
    }

    /// At these times.
    pub fn at(self, moments: impl IntoIterator<Item = Time>) -> Self {
        self.when(Schedule::At(moments.into_iter().collect()))
    }

    /// By this schedule.
    pub fn when(mut self, schedule: Schedule) -> Self {
        self.schedule = schedule;
        self
    }

    /// Every so many seconds, with this last login.
    pub fn every(self, seconds: i64, last: Time) -> Self {
        self.when(Schedule::Every { seconds, last })
    }

    /// Not before this.
    pub fn since(mut self, moment: Time) -> Self {
        self.since = Some(moment);
        self
    }

    /// Not after this.
    pub fn until(mut self, moment: Time) -> Self {
        self.until = Some(moment);
        self
    }

    /// From this address.
    pub fn from_ip(mut self, address: &str) -> Self {
        self.addresses = vec![address.into()];
        self
    }

    /// From one of these addresses each time.
    pub fn from_ips<T: Into<String>>(mut self, addresses: impl IntoIterator<Item = T>) -> Self {
        self.addresses = addresses.into_iter().map(Into::into).collect();
        self
    }

    /// From this country.
    pub fn country(mut self, iso: &'static str) -> Self {
        self.country = iso;
        self
    }

    /// With this status text instead of `Success`.
    pub fn status(mut self, status: &'static str) -> Self {
        self.status = status;
        self
    }

    /// With this browser or HTTP library.
    pub fn browser(mut self, browser: &str) -> Self {
        self.browser = browser.into();
        self
    }

    /// On this platform.
    pub fn platform(mut self, platform: &'static str) -> Self {
        self.platform = platform;
        self
    }

    /// With this API version.
    pub fn api_version(mut self, version: &'static str) -> Self {
        self.api_version = version;
        self
    }

    /// As a partner client (`Partner Product`) instead of *Other Apex API*.
    pub fn partner(mut self) -> Self {
        self.login_type = "Partner Product";
        self
    }
}
