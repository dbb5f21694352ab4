"""The sample rosters in sample_inputs/: invented employers and people, the same at every run."""
