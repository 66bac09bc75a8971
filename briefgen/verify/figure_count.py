"""An edited deck's findings in; how many figures hold in it, differ, or were added by hand, out."""

from __future__ import annotations

from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.model.scene import Scene
from briefgen.verify.expected import expected_deck
from briefgen.verify.figures import figures
from briefgen.verify.passage import Channel
from briefgen.verify.proof import Proof

SEEN: tuple[Channel, ...] = ("text", "table", "label", "notes")
"""Where readers meet figures; a chart's cache and workbook repeat its labels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureCount:
    """How the figures of a brief stand in a deck."""

    stated: int
    """Figures of the brief's own deck."""
    differing: int
    """Of them those that are other ones in the deck, or gone from it."""
    added: int
    """Numbers of the deck that are none of the brief's."""

    @property
    def line(self) -> str:
        """The result in a line."""
        held = max(self.stated - self.differing, 0)
        told = tr(
            "{held} of {stated} figures hold, {differing} differ or are missing",
            held=held,
            stated=self.stated,
            differing=self.differing,
        )
        if not self.added:
            return told
        return tr("{told}, {added} added by hand and not in the brief", told=told, added=self.added)


def counted_figures(deck: Scene, proof: Proof) -> FigureCount:
    """Count what a proof found of a deck."""
    passages = [passage for sheet in expected_deck(deck) for channel in SEEN for passage in sheet.of(channel)]
    stated = sum(1 for passage in passages for each in figures(passage.text) if each.number)
    told = [finding for finding in proof.findings if finding.differs]
    return FigureCount(
        stated=stated,
        differing=sum(finding.code in ("figure", "missing") for finding in told),
        added=sum(finding.code == "extra" for finding in told),
    )
