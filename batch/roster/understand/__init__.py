"""One text as one value: days, levels and titles, grades, numbers of ID cards."""
