//! Names of people who do not exist.

const FIRST: [&str; 40] = [
    "Anna", "Bruno", "Carla", "Dario", "Elif", "Fabian", "Greta", "Henrik", "Ilse", "Jonas", "Katja", "Lars", "Mira", "Nils", "Olga",
    "Pavel", "Quinn", "Rosa", "Sven", "Tilda", "Ulrike", "Viktor", "Wanda", "Xenia", "Yusuf", "Zora", "Aron", "Birte", "Cem", "Dunja",
    "Emil", "Freya", "Goran", "Heike", "Ivo", "Jana", "Kofi", "Lotte", "Malik", "Nora",
];
const LAST: [&str; 40] = [
    "Abendroth",
    "Birkholz",
    "Castell",
    "Dornfeld",
    "Eichstaedt",
    "Falkenau",
    "Grunewald",
    "Hartung",
    "Isenberg",
    "Jansen",
    "Kaltbach",
    "Lindner",
    "Marwitz",
    "Nordkamp",
    "Oberlin",
    "Pfister",
    "Quandel",
    "Rosenau",
    "Steinfurt",
    "Tannert",
    "Uhlmann",
    "Vossen",
    "Waldow",
    "Xaver",
    "Yildirim",
    "Zellner",
    "Amsel",
    "Bruckner",
    "Cordes",
    "Drewitz",
    "Engelhart",
    "Friedland",
    "Gerstner",
    "Holtkamp",
    "Immel",
    "Juhl",
    "Kranich",
    "Leitner",
    "Moerike",
    "Nachtigall",
];
const TITLES: [&str; 9] = [
    "Account Executive",
    "Account Manager",
    "Service Agent",
    "Service Team Lead",
    "Controller",
    "Field Engineer",
    "Marketing Specialist",
    "Partner Manager",
    "Order Desk Clerk",
];
const DEPARTMENTS: [&str; 5] = ["Sales", "Service", "Finance", "Marketing", "Operations"];

/// First and last name of the `n`-th person; all different up to 1,600.
pub(super) fn name(n: usize) -> (&'static str, &'static str) {
    let pair = n * 617 % (FIRST.len() * LAST.len());
    (FIRST[pair / LAST.len()], LAST[pair % LAST.len()])
}

/// Username of the `n`-th person.
pub(super) fn username(n: usize) -> String {
    let (first, last) = name(n);
    format!("{}.{}@acme.example", first.to_lowercase(), last.to_lowercase())
}

/// Title and department of the `n`-th person.
pub(super) fn job(n: usize) -> (&'static str, &'static str) {
    (TITLES[n % TITLES.len()], DEPARTMENTS[n / 3 % DEPARTMENTS.len()])
}
