"""Who is on the roster, and which row is whose."""
