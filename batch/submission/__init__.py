"""One submission in, one folder out: a pure function of (file, rulebooks, settings, day)."""
