"""OpenDocument spreadsheets, walked through as XML."""
