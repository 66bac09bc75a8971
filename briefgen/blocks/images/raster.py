"""A picture file's path in, its bytes, kind and pixel size out: a whole PNG or JPEG, whatever the file was.

What cameras and programs write about a picture (position, time, names, previews, an earlier state of it) is
left out, without touching its pixels. Coded anew is only a photograph whose camera marked it as turned, and a
picture of another kind.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Literal

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.blocks.images import jpeg as jpeg, png as png
from briefgen.blocks.images.unusable import is_camera_raw, refuse_too_many, unusable
from briefgen.runtime.cache import cache_folder, load, store
from briefgen.runtime.sandbox import file_within

MOST_BYTES = 30 * 1024 * 1024
MOST_TURNED = 24_000_000
"""A larger photograph is halved when it is rotated, since it has to be unpacked whole."""
UPRIGHT = 1
TURNS = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}
"""Pillow's transposition for each orientation of Exif (TIFF 6.0, tag 274)."""
_SOUND: set[bytes] = set()
"""Digests of pictures that were unpacked once: a picture is composed several times."""
MOST_CONVERTED = 16
_TURN = Lock()
_CONVERTED: dict[bytes, Raster] = {}
"""What the latest pictures of other kinds became, by the digests of their files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Raster:
    """A picture file that was read: its bytes, and its size in pixels."""

    data: bytes
    format: Literal["png", "jpeg"]
    width: int
    height: int
    whole: bool = False
    """It may not be cropped: a drawing has words at its edges, where a photograph has sky."""

    def fitted(self, width: float, height: float) -> tuple[float, float]:
        """Return the largest width and height of the picture's proportions within these."""
        scale = min(width / self.width, height / self.height)
        return self.width * scale, self.height * scale


def read_raster(folder: Path, name: str) -> Raster:
    """Return the picture; OSError when it cannot be read, ValueError when it is none or leaves the folder."""
    path = file_within(folder, name)
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(tr("it is larger than {number} MiB", number=MOST_BYTES >> 20))
    return raster_of(path.read_bytes(), path.name)


def raster_of(data: bytes, name: str) -> Raster:
    """Return the picture whose file has these bytes; ValueError when it is none."""
    raster = _known(data)
    if raster is None:
        digest = hashlib.sha256(data).digest()
        raster = _CONVERTED.get(digest) or _converted(data, name)
        with _TURN:
            if len(_CONVERTED) >= MOST_CONVERTED:
                del _CONVERTED[next(iter(_CONVERTED))]
            _CONVERTED[digest] = raster
    digest = hashlib.sha256(raster.data).digest()
    if digest not in _SOUND:
        _decode_once(raster, digest)
        _SOUND.add(digest)
    return raster


def _decode_once(raster: Raster, digest: bytes) -> None:
    """Unpack a picture, unless a process before this one did; ValueError when it cannot be."""
    folder = cache_folder("pictures")
    mark = folder / digest.hex() if folder else None
    if mark is not None and load(mark) == digest:
        return
    _decode(raster)
    if mark is not None:
        store(mark, digest)


def _known(data: bytes) -> Raster | None:
    """Return a PNG or JPEG that is shown as it is; None for any other file."""
    if data.startswith(png.SIGNATURE):
        kept, width, height = png.read_png(data)
        return Raster(data=kept, format="png", width=width, height=height)
    if not data.startswith(jpeg.SIGNATURE):
        return None
    photo = jpeg.read_jpeg(data)
    raster = Raster(data=photo.data, format="jpeg", width=photo.width, height=photo.height)
    refuse_too_many(photo.width, photo.height)
    if photo.inks:
        return None
    return raster if photo.orientation == UPRIGHT else _turned(raster, photo.orientation)


def _converted(data: bytes, name: str) -> Raster:
    """Return a picture of another kind as PNG or JPEG; Unusable when it cannot be."""
    from briefgen.blocks.images.converted import converted, kind_of  # most briefs show none of these
    from briefgen.blocks.images.svg import is_svg, rendered

    kind = "JPEG" if data.startswith(jpeg.SIGNATURE) else kind_of(data)
    drawing = is_svg(data)
    if drawing:
        picture = rendered(data)
    elif kind and not is_camera_raw(name):
        picture = converted(data, kind)
    else:
        raise unusable(data, name)
    raster = _known(picture)
    assert raster is not None, "what was converted is a PNG or a JPEG"
    return replace(raster, whole=drawing)


def _decode(raster: Raster) -> None:
    """Raise ValueError when the pixels cannot be unpacked."""
    with _opened(raster) as image:
        if raster.format == "jpeg":  # an eighth of the size: all of it is read, little of it is kept
            image.draft(image.mode, (raster.width // 8, raster.height // 8))
        colours = len(image.palette.palette) // 3 if image.mode == "P" else 0
        image.load()
        if image.mode == "P" and image.getextrema()[1] >= colours:
            raise ValueError(tr("the PNG's pixels name colours that it does not have"))


@contextmanager
def _opened(raster: Raster) -> Iterator[Any]:
    """Open a picture with Pillow; ValueError for whatever its decoders make of bytes from anyone."""
    from PIL import Image

    kind = raster.format.upper()
    try:
        with Image.open(io.BytesIO(raster.data), formats=[kind]) as image:
            yield image
    except ValueError:
        raise
    except Exception:
        raise ValueError(tr("the {kind}'s pixels are damaged, or cut short", kind=kind)) from None


def _turned(raster: Raster, orientation: int) -> Raster:
    """Return a photograph upright, coded anew as finely as it was: decks and pages heed no such mark."""
    from PIL import Image, JpegImagePlugin

    with _opened(raster) as image:
        if raster.width * raster.height > MOST_TURNED:
            image.draft(image.mode, (raster.width // 2, raster.height // 2))
        fine, sampling = image.quantization, JpegImagePlugin.get_sampling(image)
        upright = image.transpose(Image.Transpose(TURNS[orientation]))
        written = io.BytesIO()
        profile = {"icc_profile": image.info["icc_profile"]} if "icc_profile" in image.info else {}
        upright.save(written, "JPEG", qtables=fine, subsampling=max(sampling, 0), **profile)
    photo = jpeg.read_jpeg(written.getvalue())
    return Raster(data=photo.data, format="jpeg", width=photo.width, height=photo.height)
