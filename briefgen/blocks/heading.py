"""`heading`: a line that names what follows."""

from __future__ import annotations

from dataclasses import dataclass, field

from briefgen.blocks._runs import paragraph, phrase_runs
from briefgen.phrase import Phrase
from briefgen.problems import Place
from briefgen.setting import Composition, Setting
from briefgen.text import set_text


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A bold line that names what follows."""

    text: Phrase = field(metadata={"doc": "a few words or one short sentence"})
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Heading:
        """Read the short form, the text alone."""
        return cls(text=Phrase(text, place), place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the heading, balanced over its lines."""
        style = setting.style("subheading", bold=True)
        runs = phrase_runs(self.text, setting, style)
        text = set_text(
            (paragraph(runs, setting),), width=width, role="heading", place=self.place, balance=True
        )
        return Composition(items=(text,), width=width, height=text.box.height)
