"""一份有错误的花名册: a small roster with every sort of mistake, part of which can be used."""

from tools.samples.rosters.roster_with_errors.roster import write

__all__ = ["write"]
