"""How results come into their place: whole or not at all, yielding to what is not ours."""
