"""Briefs with metrics by members: a table of two sites, two specialties and two months."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefgen.base.diagnostics import BriefError
from briefgen.brief.ledger_of import ledger_of
from briefgen.brief.model import Brief
from briefgen.brief.read import read_brief
from briefgen.facts.fact import Fact
from briefgen.facts.prose import resolve

TABLE = """\
site,specialty,month,wait,seen,all
Northgate,Surgery,2025-09,60,80,100
Northgate,Cardiology,2025-09,50,45,50
St. James,Surgery,2025-09,40,30,60
St. James,Cardiology,2025-09,30,90,90
Northgate,Surgery,2025-10,62,70,100
Northgate,Cardiology,2025-10,50,40,50
St. James,Surgery,2025-10,41,60,60
St. James,Cardiology,2025-10,20,81,90
"""


def _family(label: str, unit: str, selection: str) -> str:
    return f"{{label: {label}, unit: '{unit}', source: r, from: {{table: t, period: month, {selection}}}}}"


METRICS = {
    "wait": _family("Wait", "minutes", "value: wait, by: [site, specialty]"),
    "seen": _family("Seen", "people", "value: seen, by: site, aggregate: sum"),
    "rate": _family("Rate", "%", "value: seen, per: all, by: site"),
}


class Families:
    """A folder with a table and a brief whose metrics have members."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.table = TABLE
        self.metrics: Mapping[str, str] = METRICS
        self.dimensions = ""
        self.language = "en"

    def path(self, rest: str = "") -> Path:
        """Write table and brief, and return the brief's path."""
        (self.folder / "t.csv").write_text(self.table, "utf-8")
        head = f"meta: {{title: Waits, language: {self.language}}}\nsources: {{r: {{title: Returns}}}}\n"
        below = "".join(f"  {key}: {text}\n" for key, text in self.metrics.items())
        path = self.folder / "brief.yaml"
        path.write_text(f"{head}data: {{t: t.csv}}\n{self.dimensions}metrics:\n{below}{rest}", "utf-8")
        return path

    def brief(self, rest: str = "") -> Brief:
        return read_brief(self.path(rest))

    def fact(self, reference: str) -> Fact:
        return ledger_of(self.brief()).find(reference)

    def text(self, text: str) -> str:
        """Return a title of the brief as it is printed."""
        brief = self.brief(f'deck:\n  - title: "{text}"\n')
        title = brief.deck[0].title
        assert title is not None
        pieces, problems = resolve(title.text, ledger_of(brief), title.place)
        assert not problems
        return "".join(piece.text for piece in pieces)

    def problems(self, rest: str = "") -> list[str]:
        """Return what is wrong with the brief, without the folder's name."""
        with pytest.raises(BriefError) as raised:
            self.brief(rest)
        return [str(each).replace(f"{self.folder}/", "") for each in raised.value.problems]

    def problem(self, rest: str = "") -> str:
        (only,) = self.problems(rest)
        return only
