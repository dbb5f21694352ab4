"""Web pages: their tables, and what of them is struck through."""
