"""Word files written part by part, laid out after GB/T 9704-2012."""
