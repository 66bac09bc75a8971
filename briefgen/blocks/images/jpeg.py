"""JPEG without metadata: segments that are not needed to paint are dropped, pixels stay as they are."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

SIGNATURE = b"\xff\xd8"
MOST_SCANS = 64
"""A progressive picture has about ten; each may go over all of it again."""
MOST_COEFFICIENTS = 80_000_000
"""A progressive picture is held whole while it unpacks, two bytes each: 53 million pixels at 4:2:0."""
MOST_PROFILE_BYTES = 1 << 20
MOST_SEGMENTS = 10_000
_BASELINE = (0xC0, 0xC1)
_PROGRESSIVE = 0xC2
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_START_OF_SCAN, _END, _COMMENT = 0xDA, 0xD9, 0xFE
_EXIF = b"Exif\0\0"
_APPLICATION = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
"""Segments of applications that say how the picture is painted, by their markers."""
_BEGIN = compile_late(rb"\xff+([^\xff\0])")
"""Any marker may be preceded by fill bytes."""
_AFTER_SCAN = compile_late(rb"\xff[\x01-\xcf\xd8-\xfe]")
"""What ends a scan: neither a stuffed zero nor a restart (ITU-T T.81, B.1.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Jpeg:
    """A complete JPEG: its bytes without metadata, its size, and its orientation."""

    data: bytes
    width: int
    height: int
    orientation: int
    """1 upright, 2 to 8 as in Exif (TIFF 6.0, tag 274)."""
    inks: bool
    """Its colours are inks (CMYK), which programs show differently."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    marker: int
    data: bytes
    packed: bytes
    """The pixels that follow the head of a scan."""

    def written(self) -> bytes:
        """Return the segment as it stands in a file; JFIF's without its preview."""
        data = self.data[:12] + b"\0\0" if self.marker == 0xE0 else self.data
        return bytes((0xFF, self.marker)) + (len(data) + 2).to_bytes(2) + data + self.packed


def read_jpeg(data: bytes) -> Jpeg:
    """Return the picture; what cameras and programs wrote about it, and what follows its end, is left out."""
    segments = list(_segments(data))
    frames = [segment for segment in segments if segment.marker in _FRAMES]
    if not frames:
        raise ValueError(tr("the JPEG has no frame"))
    if len(frames) > 1:
        raise ValueError(tr("the JPEG has more than one frame"))
    scans = [segment for segment in segments if segment.marker == _START_OF_SCAN]
    if not scans:
        raise ValueError(tr("the JPEG holds no picture"))
    width, height = _size(frames[0], scans)
    turns = [_orientation(s.data) for s in segments if s.marker == 0xE1 and s.data.startswith(_EXIF)]
    return Jpeg(
        data=SIGNATURE + _kept(segments) + b"\xff\xd9",
        width=width,
        height=height,
        orientation=turns[0] if turns else 1,
        inks=frames[0].data[5] == 4,
    )


def _segments(data: bytes) -> Iterator[_Segment]:
    at = len(SIGNATURE)
    for _ in range(MOST_SEGMENTS):
        begin = _BEGIN.match(data, at)
        if begin is None:
            raise ValueError(tr("the JPEG is cut short") if at + 2 > len(data) else tr("the JPEG is damaged"))
        marker, at = begin[1][0], begin.end()
        if marker == _END:
            return
        end = at + int.from_bytes(data[at : at + 2])
        if end < at + 2:
            raise ValueError(tr("the JPEG is damaged"))
        after = _AFTER_SCAN.search(data, end) if marker == _START_OF_SCAN else None
        if end > len(data) or (marker == _START_OF_SCAN and after is None):
            raise ValueError(tr("the JPEG is cut short"))
        packed = data[end : after.start()] if after else b""
        yield _Segment(marker=marker, data=data[at + 2 : end], packed=packed)
        at = after.start() if after else end
    raise ValueError(tr("the JPEG has more than {MOST_SEGMENTS:,} parts", MOST_SEGMENTS=MOST_SEGMENTS))


def _kept(segments: list[_Segment]) -> bytes:
    """Return the segments that are needed to paint: no metadata, previews or further pictures."""
    needed = [each for each in segments if each.data.startswith(_APPLICATION.get(each.marker, b""))]
    if sum(len(each.data) for each in needed if each.marker == 0xE2) > MOST_PROFILE_BYTES:
        raise ValueError(
            tr("its colour profile is larger than {number} MiB", number=MOST_PROFILE_BYTES >> 20)
        )
    remarks = {_COMMENT, *range(0xE0, 0xF0)} - {*_APPLICATION}
    return b"".join(each.written() for each in needed if each.marker not in remarks)


def _size(frame: _Segment, scans: list[_Segment]) -> tuple[int, int]:
    """Return width and height; ValueError for what would cost too much to unpack."""
    data = frame.data
    if len(data) < 6 or len(data) < 6 + 3 * data[5]:
        raise ValueError(tr("the JPEG has no frame"))
    depth, height, width = data[0], int.from_bytes(data[1:3]), int.from_bytes(data[3:5])
    if not width or not height or data[5] not in (1, 3, 4):
        raise ValueError(tr("the JPEG has no frame"))
    if frame.marker not in (*_BASELINE, _PROGRESSIVE) or depth != 8:
        raise ValueError(tr("it is a JPEG of a kind that few programs show: save it as baseline JPEG or PNG"))
    if len(scans) > MOST_SCANS:
        raise ValueError(
            tr("it has {count:,} scans, more than {MOST_SCANS}", count=len(scans), MOST_SCANS=MOST_SCANS)
        )
    areas = [(factor >> 4) * (factor & 15) for factor in data[7 : 7 + 3 * data[5] : 3]]
    if not all(areas):
        raise ValueError(tr("the JPEG is damaged"))
    coefficients = width * height * sum(areas) // max(areas)
    if frame.marker == _PROGRESSIVE and coefficients > MOST_COEFFICIENTS:
        raise ValueError(
            tr(
                "a progressive JPEG of {width}x{height} pixels: save it as baseline JPEG",
                width=width,
                height=height,
            )
        )
    # A block takes two codes or more, of a bit or more each; decoders paint what is missing in grey.
    if frame.marker in _BASELINE and sum(len(scan.packed) for scan in scans) * 8 < 2 * (coefficients // 64):
        raise ValueError(tr("the JPEG is cut short"))
    return width, height


def _orientation(exif: bytes) -> int:
    """Return the orientation that Exif states, 1 (upright) by default."""
    from PIL import ExifTags, Image

    found = Image.Exif()
    try:
        found.load(exif)
        held = found.get(ExifTags.Base.Orientation, 1)
    except Exception:  # whatever Pillow makes of bytes from anyone
        return 1
    return held if held in range(1, 9) else 1
