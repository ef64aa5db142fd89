//! Runs the program in a folder of its own, with nothing of the surroundings: no environment, no
//! terminal, a fixed "now". What it prints is then the same on every machine.

use std::fmt;
use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// The moment that every scan of these tests takes as now.
pub(crate) const AS_OF: &str = "2026-11-24T10:00:00Z";

/// A folder, and the command line that is run in it.
pub(crate) struct Runner {
    folder: TempDir,
    arguments: Vec<String>,
    environment: Vec<(String, String)>,
}

/// The program with the arguments given.
pub(crate) fn preflight(arguments: &[&str]) -> Runner {
    Runner { folder: tempfile::tempdir().unwrap(), arguments: arguments.iter().map(ToString::to_string).collect(), environment: Vec::new() }
}

/// `scan` at a fixed moment, with further arguments.
pub(crate) fn scan(arguments: &[&str]) -> Runner {
    preflight(&["scan", "--as-of", AS_OF]).args(arguments)
}

impl Runner {
    /// Further arguments.
    pub(crate) fn args(mut self, arguments: &[&str]) -> Self {
        self.arguments.extend(arguments.iter().map(ToString::to_string));
        self
    }

    /// A variable of the environment, which is empty otherwise.
    pub(crate) fn env(mut self, name: &str, value: &str) -> Self {
        self.environment.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A file in the folder, with the folders above it.
    pub(crate) fn file(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        #[expect(clippy::disallowed_methods, reason = "a test's own folder")]
        std::fs::write(path, content).unwrap();
        self
    }

    /// Where a file of the folder is.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Runs the program; the folder stays until the runner goes.
    pub(crate) fn run(&self) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sf-preflight"));
        command.env_clear().envs(self.environment.iter().cloned()).current_dir(self.folder.path()).args(&self.arguments);
        if cfg!(windows) {
            // Without it no program starts there.
            #[expect(clippy::disallowed_methods, reason = "a test's surroundings")]
            command.env("SystemRoot", std::env::var_os("SystemRoot").unwrap_or_default());
        }
        let output = command.output().unwrap();
        Run {
            code: output.status.code(),
            stdout: masked(&output.stdout, self.folder.path()),
            stderr: masked(&output.stderr, self.folder.path()),
        }
    }
}

/// What one run gave, paths and version masked.
#[derive(Debug)]
pub(crate) struct Run {
    /// Exit code; none if the program was killed.
    pub(crate) code: Option<i32>,
    /// Everything on stdout.
    pub(crate) stdout: String,
    /// Everything on stderr.
    pub(crate) stderr: String,
}

impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self.code.map_or("killed".to_owned(), |code| code.to_string());
        write!(f, "exit code {code}\n--- stdout\n{}--- stderr\n{}", self.stdout, self.stderr)
    }
}

fn masked(output: &[u8], folder: &Path) -> String {
    let text = String::from_utf8(output.to_vec()).unwrap();
    let real = folder.canonicalize().unwrap();
    text.replace(&*real.to_string_lossy(), "[FOLDER]")
        .replace(&*folder.to_string_lossy(), "[FOLDER]")
        .replace(env!("CARGO_PKG_VERSION"), "[VERSION]")
}
