"""A bureau's inbox: many submissions, run after run, and what the ledger knows of them."""
