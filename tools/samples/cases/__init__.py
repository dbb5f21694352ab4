"""Special cases: what befalls single people of a sample, so that every rule meets somebody."""
