"""Which facts are missing, outcome by outcome."""

from __future__ import annotations

import numpy as np

from batch.facts import Index
from batch.report.results.verdicts import Verdicts


def asked_of(verdicts: Verdicts, rows: Index) -> tuple[Index, Index, list[str]]:
    """Every missing fact of some outcomes: its outcome, its header's number, the headers.

    Each outcome once a header, in their order.
    """
    missing = verdicts.lists("missing", rows).compact()
    headers = list(dict.fromkeys(header for one in missing.values for header in one))
    number = {header: place for place, header in enumerate(headers)}
    lengths = np.array([len(one) for one in missing.values] or [0], np.int64)
    every = np.array([number[header] for one in missing.values for header in one], np.int32)
    first = np.cumsum(lengths) - lengths  # where each list begins among every header
    each = lengths[missing.codes]
    repeated = np.repeat(np.arange(rows.size), each)
    within = np.arange(repeated.size) - np.repeat(np.cumsum(each) - each, each)
    return rows[repeated], every[np.repeat(first[missing.codes], each) + within], headers
