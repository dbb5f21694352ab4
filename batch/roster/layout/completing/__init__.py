"""A table put right: merged ranges and marks, several things in one column, one thing in several."""
