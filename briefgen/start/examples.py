"""The examples that come with briefgen: a name in, the files that belong together out."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.own_files import shipped_folder

_BESIDE = re.compile(r"\bfile: ([^\s,}]+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedBrief:
    """A brief that comes along."""

    name: str
    file: str
    """Below the folder of examples."""
    shows: str
    """One line: what there is to see in it."""


EXAMPLES = (
    ShippedBrief(
        name="museum",
        file="stories/pinewick-museum.yaml",
        shows=N_("English: five figures and no layout; sentences, charts and slides are made of them"),
    ),
    ShippedBrief(
        name="library",
        file="library.yaml",
        shows=N_(
            "Chinese: a year of a library in five pillars, with claims and pictures; the layout is derived"
        ),
    ),
    ShippedBrief(
        name="transit",
        file="harbour-transit.yaml",
        shows=N_("English: page and deck laid out by hand, on pictures, in the theme govblue"),
    ),
    ShippedBrief(
        name="qingdao",
        file="qingdao-2025.yaml",
        shows=N_(
            "Chinese: a press conference, laid out by hand; sources that contradict each other are settled"
        ),
    ),
    ShippedBrief(
        name="hospital",
        file="hospital/hospital.yaml",
        shows=N_(
            "English: a table of 2,592 rows; an overview, a page for each site, control charts, targets"
        ),
    ),
    ShippedBrief(
        name="company",
        file="stories/kestrel-half-year.yaml",
        shows=N_("English: half-year results of a company; money, margins and an order book, layout derived"),
    ),
    ShippedBrief(
        name="prices",
        file="stories/northmark-prices.yaml",
        shows=N_("English: consumer prices month by month; rates, indices and weights, layout derived"),
    ),
    ShippedBrief(
        name="energy",
        file="stories/lindenau-energie.yaml",
        shows=N_("German: a city's energy and emissions with targets; decimal commas, layout derived"),
    ),
    ShippedBrief(
        name="economy",
        file="stories/linjiang-economy.yaml",
        shows=N_("Chinese: a province's yearly communiqué; wholes and their parts, layout derived"),
    ),
    ShippedBrief(
        name="air",
        file="stories/lancheng-air-energy.yaml",
        shows=N_("Chinese: air, traffic and energy of a city with targets, layout derived"),
    ),
    ShippedBrief(
        name="hospitals-60",
        file="stories/chengyuan-hospitals.yaml",
        shows=N_("Chinese: sixty figures of a hospital group and no layout: what the story makes of many"),
    ),
)
"""In the order in which they are listed: the shortest first."""


def examples_folder() -> Path:
    """Return the folder with the examples."""
    return shipped_folder("_examples", "data")


def example(name: str) -> ShippedBrief | None:
    """Return the example of a name; None where there is none."""
    return next((each for each in EXAMPLES if each.name == name), None)


def files_of(wanted: ShippedBrief) -> dict[str, Path]:
    """Return the files of an example, by where each belongs in the folder that it is copied to."""
    brief = examples_folder() / wanted.file
    beside = sorted(set(_BESIDE.findall(brief.read_text(encoding="utf-8"))))
    found = {name: brief.parent / name for name in beside}
    return {brief.name: brief, **{name: path for name, path in found.items() if path.is_file()}}
