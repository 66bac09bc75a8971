"""`source_list`: the brief's sources, what was worked back, and where sources disagree."""

from __future__ import annotations

from briefgen.blocks._runs import labelled, paragraph
from briefgen.facts.format import period_label
from briefgen.problems import Place
from briefgen.records import dataclass
from briefgen.scene import Paragraph, Run
from briefgen.setting import Composition, Setting
from briefgen.text import set_text
from briefgen.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceList:
    """The brief's sources, then a note for every derived or disputed figure."""

    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> SourceList:
        """Read the short form, `source_list: all`."""
        return cls(place=place)

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set sources and notes as one list with headings."""
        paragraphs = [*self._sources(setting), *self._notes(setting)]
        if not paragraphs:
            return Composition(items=(), width=width, height=0.0)
        text = set_text(tuple(paragraphs), width=width, role="list", place=self.place)
        return Composition(items=(text,), width=width, height=text.box.height)

    def _sources(self, setting: Setting) -> list[Paragraph]:
        vocabulary = words(setting.language)
        lines = []
        for source in setting.ledger.sources.values():
            publisher = "" if source.publisher in source.title else source.publisher
            parts = [part for part in (publisher, period_label(source.date, setting.language)) if part]
            about = (
                vocabulary.open_bracket + vocabulary.list_comma.join(parts) + vocabulary.close_bracket
                if parts
                else ""
            )
            note = f"{vocabulary.colon}{source.note}" if source.note else ""
            lines.append(source.title + about + note)
        return _listed(vocabulary.sources, lines, setting, first=True)

    def _notes(self, setting: Setting) -> list[Paragraph]:
        vocabulary = words(setting.language)
        facts = setting.ledger.facts.values()
        lines = [labelled(fact, fact.note, setting.language) for fact in facts if fact.note]
        lines += [
            f"{fact.label}{vocabulary.colon}{fact.derivation}"
            for fact in facts
            if fact.origin == "derived" and fact.kind == "value" and fact.derivation
        ]
        return _listed(vocabulary.notes, list(dict.fromkeys(lines)), setting, first=False)


def _listed(title: str, lines: list[str], setting: Setting, *, first: bool) -> list[Paragraph]:
    if not lines:
        return []
    head = setting.style("body", setting.accent.strong, bold=True)
    body = setting.style("label")
    heading = paragraph(
        (Run(text=title, style=head),), setting, space_before=0.0 if first else setting.gap(2)
    )
    points = [
        paragraph(
            (Run(text=line, style=body),),
            setting,
            bullet="•",
            indent=body.size,
            space_before=setting.gap(0.5),
        )
        for line in lines
    ]
    return [heading, *points]
