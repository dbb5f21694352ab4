"""Many submissions: what they are called, who works them, and how results come into their place."""
