"""Lines above, between and below the rows of people, and what they say of whom."""
