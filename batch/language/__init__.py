"""The field's words, once: how texts, names of files and numbers of persons are written and shown."""
