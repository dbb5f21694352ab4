"""Everybody of a submission: who speaks for whom, and what each is told."""
