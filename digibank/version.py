"""The one place that says which version this is; the package's metadata is read from here."""

VERSION = "0.1.0"
