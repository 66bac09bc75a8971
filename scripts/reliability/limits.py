"""Nothing in; the table of what a brief, its pictures and its build may be at most out."""

from __future__ import annotations

from briefgen.blocks.charts.parts import geojson
from briefgen.blocks.images import png, raster, svg, unusable
from briefgen.brief import brief_file, event_walk, limits as brief
from briefgen.cli.commands.outputs import MOST_PROFILE_BYTES
from briefgen.data import big_table, duck, grid
from briefgen.runtime import package
from briefgen.runtime.limits import MOST_MIB, MOST_SECONDS
from briefgen.runtime.resources import LEAST_MIB
from briefgen.template import opened


def limits() -> list[str]:
    """Return the table's lines."""
    rows = {
        "size of a brief": f"{brief_file.MOST_BYTES >> 20} MiB",
        "depth of lists and mappings": f"{event_walk.MOST_DEPTH}",
        "texts, lists and mappings": f"{brief.MOST_NODES:,}",
        "entries of `metrics`": f"{brief.MOST_METRICS:,}",
        "entries of any other list or mapping (slides, rows, values)": f"{brief.MOST_ITEMS:,}",
        "characters of one text": f"{brief.MOST_CHARACTERS:,}",
        "characters of all texts": f"{brief.MOST_TEXTS:,}",
        "a picture": f"{raster.MOST_BYTES >> 20} MiB",
        "pixels of a PNG": f"{png.MOST_PIXELS:,}",
        "pixels of a JPEG": f"{unusable.MOST_PIXELS:,}",
        "a map": f"{geojson.MOST_BYTES >> 20} MiB, {geojson.MOST_POINTS:,} points",
        "a company's template": f"{opened.MOST_BYTES >> 20} MiB",
        "an SVG drawing": f"{svg.MOST_BYTES >> 20} MiB, {svg.MOST_ELEMENTS:,} elements",
        "a table": f"{grid.MOST_BYTES >> 20} MiB, {grid.MOST_ROWS:,} rows",
        "a table of texts or Parquet": f"{big_table.MOST_BYTES >> 20} MiB, {big_table.MOST_ROWS:,} rows",
        "a query": f"{duck.MOST_SECONDS:.0f} s, {duck.MOST_MIB:,} MiB",
        "a print shop's colour profile": f"{MOST_PROFILE_BYTES >> 20} MiB",
        "a deck or page that `verify` reads": f"{package.MOST_BYTES >> 20} MiB",
        "processor time of each step (layout, painting, reading back …)": f"{MOST_SECONDS:.0f} s",
        "memory of the process": f"{MOST_MIB:,} MiB",
        "least address space (`ulimit -v`) in which it starts": f"{LEAST_MIB} MiB",
    }
    return ["| of | at most |", "|---|---:|", *(f"| {name} | {most} |" for name, most in rows.items())]
