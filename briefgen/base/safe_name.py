"""A text in, a file's name out that every file system takes and that no other text has."""

from __future__ import annotations

import hashlib
import re
import unicodedata

from briefgen.base.compile_late import compile_late

MOST_BYTES = 120
"""Of a name in UTF-8: file systems take 255, and endings and numbers are still to come."""
_UNSAFE = compile_late(
    r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+'
)
_RESERVED = compile_late(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?", re.IGNORECASE)
"""Names of devices, which Windows gives to no file whatever its ending."""
HASH_DIGITS = 6


def safe_name(text: str) -> str:
    """Return a text as a file's name: itself in Unicode NFC where that will do.

    What a file system may refuse becomes a dash, and digits of a hash follow, so that different texts stay
    different.
    """
    composed = unicodedata.normalize("NFC", text)
    kept = _UNSAFE.sub("-", composed).strip(" .-") if _UNSAFE.search(composed) else composed.strip(" .")
    short = kept.encode("utf-8", "replace")[:MOST_BYTES].decode("utf-8", "ignore").rstrip(" .")
    if short == composed and not _RESERVED.fullmatch(short) and short:
        return short
    return "-".join(filter(None, (short, digits_of(text))))


def digits_of(*texts: str) -> str:
    """Return a few digits of the hash of texts."""
    whole = "\0".join(texts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(whole).hexdigest()[:HASH_DIGITS]
