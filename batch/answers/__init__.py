"""Questions put to the reader and the engine about one roster, answered in a process of their own."""
