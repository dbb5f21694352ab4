"""JSON as one line of text in which Chinese stands as it is."""

from __future__ import annotations

import json
from typing import Final

#: Made once: ``json.dumps`` with a setting of its own makes an encoder for every call.
json_text: Final = json.JSONEncoder(ensure_ascii=False).encode
