"""A text of a table in, whether totals are called so out."""

from __future__ import annotations

import re
from functools import lru_cache

from briefgen.data.data_table import plain

_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?|all(?: \w+)?|overall|(?:合|总|小|共)计|全部|总数|全市|全省|全国", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def is_total(text: str) -> bool:
    """Return whether a text is what totals are called."""
    return bool(_TOTAL.fullmatch(plain(text)))
