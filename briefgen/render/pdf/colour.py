"""``#RRGGBB`` in, the canvas' fill or stroke colour set: the one place that knows the colour space."""

from __future__ import annotations

import io
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen.base.colour import encoded, lightness, luminance, shares
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr

if TYPE_CHECKING:
    from PIL.Image import Image

SRGB = "sRGB IEC61966-2.1"
SRGB_PROFILE = Path(__file__).parent / "srgb.icc"
MOST_INK = 3.0
"""Sum of the four inks: sheet-fed offset on coated paper dries up to 300 %."""
LONGEST_NAME = 80
"""Characters of a profile's own name that are repeated."""
BLACK_BELOW = 25.0
"""Text darker than this L* is printed in full black."""
NEUTRAL_SPREAD = 0.2
"""Text whose red, green and blue lie no further apart is printed in a tint of black."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """The output condition that a file's colours are meant for."""

    name: str
    profile: bytes
    components: int


class Screen:
    """Red, green and blue as they are; other inks are one share of grey or four of ink."""

    @property
    def intent(self) -> Intent:
        """Return sRGB."""
        profile = SRGB_PROFILE.read_bytes()
        return Intent(name=SRGB, profile=profile, components=3)

    def components(self, colour: str, *, text: bool = False) -> tuple[float, ...]:
        """Return red, green and blue as shares of one."""
        return shares(colour)

    def pixels(self, image: Image) -> Image:
        """Return the image as it is."""
        return image


class Grey(Screen):
    """What a printer without colours gives: each colour as light as it looks."""

    def components(self, colour: str, *, text: bool = False) -> tuple[float, ...]:
        """Return the grey of the colour's luminance, in sRGB's own steps."""
        return (round(encoded(luminance(colour)), 4),)

    def pixels(self, image: Image) -> Image:
        """Return the image in grey."""
        return image.convert("L")


@dataclass(frozen=True)
class Press:
    """Four inks after a print shop's ICC profile; dark and neutral text in black alone.

    ValueError when the profile is none for cyan, magenta, yellow and black.
    """

    profile: bytes
    _mixed: dict[str, tuple[float, ...]] = field(default_factory=dict)

    @cached_property
    def intent(self) -> Intent:
        """Return the profile under its own name."""
        from PIL import ImageCms

        try:
            name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(io.BytesIO(self.profile)))
        except ImageCms.PyCMSError:
            name = ""
        plain = "".join(character for character in name if character.isprintable()).strip()
        return Intent(name=plain[:LONGEST_NAME] or "CMYK", profile=self.profile, components=4)

    @cached_property
    def _transform(self) -> Any:
        from PIL import ImageCms

        try:
            target = ImageCms.ImageCmsProfile(io.BytesIO(self.profile))
        except OSError as error:
            raise ValueError(tr("it is not an ICC profile")) from error
        if target.profile.xcolor_space.strip() != "CMYK":
            raise ValueError(
                tr(
                    "its colours are {xcolor_space}, not CMYK",
                    xcolor_space=target.profile.xcolor_space.strip(),
                )
            )
        if target.profile.device_class.strip() != "prtr":
            raise ValueError(
                tr(
                    "it is a profile of the class {device_class!r}, not of a press",
                    device_class=target.profile.device_class,
                )
            )
        source = ImageCms.createProfile("sRGB")
        flags = ImageCms.Flags.BLACKPOINTCOMPENSATION
        intent = ImageCms.Intent.RELATIVE_COLORIMETRIC
        try:
            return ImageCms.buildTransform(source, target, "RGB", "CMYK", intent, flags)
        except ImageCms.PyCMSError as error:
            raise ValueError(tr("its tables are broken, or missing")) from error

    def components(self, colour: str, *, text: bool = False) -> tuple[float, ...]:
        """Return cyan, magenta, yellow and black."""
        red, green, blue = shares(colour)
        light = lightness(colour)
        if text and light < BLACK_BELOW:
            return (0.0, 0.0, 0.0, 1.0)
        if min(red, green, blue) == 1 or (
            text and max(red, green, blue) - min(red, green, blue) <= NEUTRAL_SPREAD
        ):
            return (0.0, 0.0, 0.0, round(1 - light / 100, 2))
        if colour not in self._mixed:
            self._mixed[colour] = self._separated(colour)
        return self._mixed[colour]

    def _separated(self, colour: str) -> tuple[float, ...]:
        from PIL import Image

        pixel = Image.new("RGB", (1, 1), tuple(round(share * 255) for share in shares(colour)))
        cyan, magenta, yellow, black = (level / 255 for level in self.pixels(pixel).getpixel((0, 0)))  # type: ignore[union-attr]
        colours = cyan + magenta + yellow
        kept = min(1.0, (MOST_INK - black) / colours) if colours else 1.0
        return tuple(
            int(share * 1000) / 1000 for share in (cyan * kept, magenta * kept, yellow * kept, black)
        )

    def pixels(self, image: Image) -> Image:
        """Return a coloured image separated; a grey one is black ink already."""
        from PIL import ImageCms

        if image.mode == "L":
            return image
        separated = ImageCms.applyTransform(image, self._transform)
        assert separated is not None
        return separated


Inks = Screen | Press
"""How colours reach the page; the same colour as text may take other inks than as a ground."""
