"""The digest of a value's content, by which its equal is known in another build."""

from __future__ import annotations

import pickle
from hashlib import blake2b
from io import BytesIO
from typing import Any

DIGEST_BYTES = 16


def digest(value: Any) -> bytes | None:
    """Return the digest of a value's content; None where it cannot be written down."""
    written = BytesIO()
    pickler = pickle.Pickler(written, pickle.HIGHEST_PROTOCOL)
    pickler.fast = True  # equal values are written alike, whichever of their parts are one object
    try:
        pickler.dump(value)
    except (pickle.PicklingError, TypeError, ValueError, AttributeError, RecursionError):
        return None
    return blake2b(written.getbuffer(), digest_size=DIGEST_BYTES).digest()
