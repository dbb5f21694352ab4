"""People who stand in several submissions."""
