"""Which files of an inbox stand for which others: copies, corrected ones, later ones."""
