"""The ledger of a folder of results: which submissions it holds, what was decided in which run."""
