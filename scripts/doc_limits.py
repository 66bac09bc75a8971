"""The limits of the code in, the rows of their table in the documentation out."""

from __future__ import annotations

from briefgen.blocks.images import png, raster, svg, unusable
from briefgen.brief import brief_file, event_walk, source, theme_file
from briefgen.data import grid, observations
from briefgen.facts import number_text


def limits() -> list[tuple[str, str]]:
    """Return what is limited, and to how much."""
    return [
        ("size of a brief", f"{brief_file.MOST_BYTES >> 20} MiB"),
        ("entries of a brief", f"{event_walk.MOST_EVENTS:,}"),
        ("depth of lists and mappings", f"{event_walk.MOST_DEPTH}"),
        ("length of a figure", f"{number_text.MOST_CHARACTERS} characters"),
        (
            "size of a table",
            f"{grid.MOST_BYTES >> 20} MiB, {grid.MOST_ROWS:,} rows, {grid.MOST_CELLS:,} cells",
        ),
        ("periods of a metric from a table", f"{observations.MOST_PERIODS:,}"),
        ("size of a picture", f"{raster.MOST_BYTES >> 20} MiB"),
        ("size of an SVG drawing", f"{svg.MOST_BYTES >> 20} MiB, {svg.MOST_ELEMENTS:,} elements"),
        ("pixels of a PNG, of any other picture", f"{png.MOST_PIXELS:,}, {unusable.MOST_PIXELS:,}"),
        ("themes that extend each other", f"{theme_file.MOST_BASES}"),
        ("problems with the YAML shown at once", f"{source.MOST_PROBLEMS}"),
    ]
