"""A house's logo as a brief or a theme states it: its files, their folder, words and height."""

from __future__ import annotations

from dataclasses import field
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, inner, option
from briefgen.base.diagnostics import FieldError, Place
from briefgen.base.picture_path import leads_out
from briefgen.base.translate import tr

LEAST_HEIGHT_PT, MOST_HEIGHT_PT = 6.0, 200.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Logo:
    """The logo of whoever publishes: on the cover, on each slide, in the page's head."""

    file: str = field(
        metadata={"doc": "path of its picture, below the brief's folder or the theme's; SVG or PNG best"}
    )
    on_dark: str = option(
        "path of that for dark grounds; without one it stands on a plate of paper there", ""
    )
    alt: str = option("what it shows; the publisher's name by default", "")
    height: float = option("its height in the page's head in points; as its proportions ask by default", 0.0)
    data: bytes = inner(b"")
    """The picture itself, where it lies in a company's template and not in a file of its own."""
    folder: Path | None = inner()
    """The theme's folder; None where a brief states it, below its own."""
    place: Place

    def __post_init__(self) -> None:
        for key, file in (("file", self.file), ("on_dark", self.on_dark)):
            if leads_out(file):
                raise FieldError(
                    tr("logo {file!r} lies outside the folder of the file that names it", file=file), key
                )
        if self.height and not LEAST_HEIGHT_PT <= self.height <= MOST_HEIGHT_PT:
            said = tr(
                "a logo is {LEAST_HEIGHT_PT:g} to {MOST_HEIGHT_PT:g} points high",
                LEAST_HEIGHT_PT=LEAST_HEIGHT_PT,
                MOST_HEIGHT_PT=MOST_HEIGHT_PT,
            )
            raise FieldError(said, "height")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Logo:
        """Read the short form, the file alone."""
        return cls(file=text, place=place)

    def seen_from(self, folder: Path) -> Logo:
        """Return the same logo below a theme's folder."""
        return replace(self, folder=folder)
