//! JSON with the keys in the order they were written, whatever other crates switch on.

/// A JSON value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// Text.
    Text(String),
    /// Values in order.
    List(Vec<Json>),
    /// Keys and values in order.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// Keys and values in order.
    pub fn object<const N: usize>(entries: [(&str, Self); N]) -> Self {
        Self::Object(entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect())
    }

    /// A number of things.
    pub fn count(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// On one line.
    pub fn compact(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, None);
        out
    }

    /// Indented by two blanks, as the `sf` CLI prints it.
    pub fn pretty(&self) -> String {
        let mut out = String::new();
        self.write(&mut out, Some(0));
        out.push('\n');
        out
    }

    fn write(&self, out: &mut String, depth: Option<usize>) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Flag(flag) => out.push_str(if *flag { "true" } else { "false" }),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => quote(out, text),
            Self::List(values) => sequence(out, depth, ['[', ']'], values, |out, value, depth| value.write(out, depth)),
            Self::Object(entries) => sequence(out, depth, ['{', '}'], entries, |out, (key, value), depth| {
                quote(out, key);
                out.push_str(if depth.is_some() { ": " } else { ":" });
                value.write(out, depth);
            }),
        }
    }
}

fn sequence<T>(out: &mut String, depth: Option<usize>, brackets: [char; 2], items: &[T], each: impl Fn(&mut String, &T, Option<usize>)) {
    out.push(brackets[0]);
    let inner = depth.map(|depth| depth + 1);
    for (n, item) in items.iter().enumerate() {
        if n > 0 {
            out.push(',');
        }
        line(out, inner);
        each(out, item, inner);
    }
    if !items.is_empty() {
        line(out, depth);
    }
    out.push(brackets[1]);
}

fn line(out: &mut String, depth: Option<usize>) {
    if let Some(depth) = depth {
        out.push('\n');
        out.extend(std::iter::repeat_n("  ", depth));
    }
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                out.push_str("\\u00");
                out.extend([16, 1].map(|unit| char::from_digit(u32::from(control) / unit % 16, 16).unwrap_or('0')));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
