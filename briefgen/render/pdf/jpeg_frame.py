"""A JPEG file in, the size and colours that its frame states out: it is not unpacked to be put on a page.

Pillow would import its readers of six formats to say the same, for 6 ms of every build with a picture.
"""

from __future__ import annotations

from briefgen.base.dataclass import dataclass

SIGNATURE = b"\xff\xd8"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of frames; the others between them begin tables (ITU-T T.81, table B.1)."""
_SCAN = 0xDA
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


@dataclass(frozen=True, slots=True, kw_only=True)
class JpegFrame:
    """Width and height in pixels, and Pillow's word for the colours."""

    width: int
    height: int
    mode: str


def jpeg_frame(data: bytes) -> JpegFrame | None:
    """Return what the frame states; None for another kind of picture, and where there is none in front."""
    if not data.startswith(SIGNATURE):
        return None
    at = len(SIGNATURE)
    while at + 9 < len(data) and data[at] == 0xFF and (marker := data[at + 1]) != _SCAN:
        length, height, width = (
            int.from_bytes(data[start : start + 2]) for start in (at + 2, at + 5, at + 7)
        )
        if marker in _FRAMES:
            mode = _MODES.get(data[at + 9])
            return JpegFrame(width=width, height=height, mode=mode) if mode else None
        at += 2 + length
    return None
