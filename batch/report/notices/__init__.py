"""Word letters: one file a kind, from templates that people edit."""
