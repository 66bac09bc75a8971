"""A laid-out brief and the files that show it in; every way in which they say something else out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.translate import tr
from briefgen.blocks.charts import with_marks
from briefgen.facts.fact import Fact
from briefgen.facts.format import period_label
from briefgen.facts.ledger import Ledger
from briefgen.model.scene import Scene
from briefgen.verify.apart import FileReader, read_here
from briefgen.verify.carried import Attachable, attachment_findings
from briefgen.verify.compare import Meaning, PageComparison
from briefgen.verify.data_files import data_findings
from briefgen.verify.expected import expected_deck, expected_pages
from briefgen.verify.expected_web import expected_web, noted_figure
from briefgen.verify.figures import squeezed
from briefgen.verify.pages import STREAMS, compared_pages
from briefgen.verify.pairing import moved, paired
from briefgen.verify.passage import Channel, Finding, PageText, Passage, UnreadableError
from briefgen.verify.stated import misstated

if TYPE_CHECKING:
    from briefgen.edition.publication import Publication

NONE: Mapping[str, Scene] = {}
LEAST_NAME = 3
"""Labels of fewer characters are words of their language, not names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What was compared, and what differs; ``unreadable`` says why a file could not be compared."""

    files: tuple[str, ...]
    findings: tuple[Finding, ...] = ()
    unreadable: tuple[str, ...] = ()

    @property
    def differs(self) -> bool:
        """Return whether any figure differs."""
        return any(finding.differs for finding in self.findings)


def prove(
    laid: Publication,
    files: Mapping[str, bytes],
    attachable: Attachable = tuple,
    read: FileReader = read_here,
    *,
    long: str = "",
    further: Mapping[str, Scene] = NONE,
) -> Proof:
    """Compare each .pptx, .pdf and .html among the files (name -> content) with the brief laid out.

    ``attachable`` makes the files that a page may carry: one that it carries and that differs is told.

    ``long`` is the name of the file among them that has the long picture; ``further`` are the decks and
    printed documents beyond the first of each, by the names of their files.

    ``read`` takes them apart: files that somebody else may have edited are read by ``read_apart``.
    """
    findings: list[Finding] = []
    unreadable: list[str] = []
    compared = [name for name in files if name.endswith((".pptx", ".pdf", ".html"))]
    for name in compared:
        try:
            found = read(files[name], name)
            if name.endswith(".pptx"):
                differences = _deck(laid, further.get(name, laid.deck), found, name)
            elif name.endswith(".html"):
                differences = _web(laid, further.get(name, laid.page), found, name)
            else:
                own = laid.long if name == long else laid.page
                differences = _page(laid, further.get(name, own), found, name)
            known = data_findings(laid.page.imprint.data, found, name)
            findings += dict.fromkeys((*attachment_findings(attachable, found, name), *known, *differences))
        except UnreadableError as error:
            unreadable.append(str(error))
    return Proof(files=tuple(compared), findings=tuple(findings), unreadable=tuple(unreadable))


def _deck(laid: Publication, deck: Scene, found: Sequence[PageText], file: str) -> Iterator[Finding]:
    scene = with_marks(deck, natives=False)
    pairs = paired(expected_deck(scene), found)
    yield from moved(pairs, file)
    meaning, names = _known(laid)
    for one, other in pairs:
        if one is not None and other is not None:
            comparison = PageComparison(
                file=file, page=tr("slide {number}", number=other.number), meaning=meaning, names=names
            )
            yield from comparison.sheets(one, other)
    yield from misstated(scene, laid.edition.ledger, file, "slide")


def _page(laid: Publication, printed: Scene, found: Sequence[PageText], file: str) -> Iterator[Finding]:
    scene = with_marks(printed, natives=True)
    yield from _sheets(laid, expected_pages(scene), found, file, STREAMS)
    yield from misstated(scene, laid.edition.ledger, file, "page")


def _web(laid: Publication, printed: Scene, found: Sequence[PageText], file: str) -> Iterator[Finding]:
    """Yield the differences of a web page: its texts, the tables of its charts, the notes of its figures."""
    scene, ledger = with_marks(printed, natives=True), laid.edition.ledger
    noted = dict.fromkeys(note for sheet in found for note in sheet.of("notes"))
    for foreign in (each for sheet in found for each in sheet.of("other")):
        message = tr("{what} is in the page, and may change what it shows", what=foreign.text)
        yield Finding(file=file, page="", where=foreign.where, message=message, code="extra")
    apart = ("notes", "other")
    bare = [
        replace(sheet, passages=tuple(each for each in sheet.passages if each.channel not in apart))
        for sheet in found
    ]
    yield from _sheets(laid, expected_web(scene, ledger), bare, file, ("text",))
    for note in noted:
        wanted = noted_figure(note.facts[0], ledger)
        if wanted is None or not squeezed(note.text).startswith(squeezed(wanted)):
            message = tr("the note says {said!r}, the brief {wanted!r}", said=note.text, wanted=wanted or "")
            yield Finding(file=file, page="", where=note.where, message=message, code="figure")
    yield from misstated(scene, ledger, file, "page")


def _sheets(
    laid: Publication,
    wanted: Sequence[PageText],
    found: Sequence[PageText],
    file: str,
    streams: Sequence[Channel],
) -> Iterator[Finding]:
    if len(wanted) != len(found):
        message = tr("{found} pages, where the brief makes {wanted}", found=len(found), wanted=len(wanted))
        yield Finding(file=file, page="", where="", message=message, code="pages")
    meaning, names = _known(laid)
    empty = PageText(number=0, title="", passages=())
    for index, sheet in enumerate(found):
        comparison = PageComparison(
            file=file, page=tr("page {number}", number=sheet.number), meaning=meaning, names=names
        )
        own = wanted[index] if index < len(wanted) else empty
        yield from compared_pages(comparison, own, sheet, streams)


def _known(laid: Publication) -> tuple[Meaning, tuple[str, ...]]:
    ledger = laid.edition.ledger
    names = {metric.label for metric in ledger.metrics.values() if len(metric.label) >= LEAST_NAME}
    return Meanings.of(ledger), tuple(sorted(names))


def strictly(proof: Proof) -> Proof:
    """Return the proof with every note counted as a difference."""
    return replace(proof, findings=tuple(replace(finding, differs=True) for finding in proof.findings))


@dataclass(slots=True, kw_only=True)
class Meanings:
    """Finds the facts behind figures; the ledger is searched once."""

    ledger: Ledger
    by_number: dict[str, list[Fact]] = field(default_factory=dict)

    @classmethod
    def of(cls, ledger: Ledger) -> Meanings:
        """Index a ledger by printed digits."""
        index: dict[str, list[Fact]] = {}
        for fact in ledger.facts.values():
            index.setdefault(_digits(fact), []).append(fact)
        return cls(ledger=ledger, by_number=index)

    def __call__(self, number: str, passage: Passage | None) -> str:
        """Return “ (tech_sme 目前)”, or nothing where no fact, or more than one, may be meant."""
        facts = self.by_number.get(number, [])
        printed = [fact for fact in facts if passage and fact.id in passage.facts]
        named = [fact for fact in facts if passage and fact.label in passage.text]
        for some in (printed, named, facts):
            if len({fact.metric for fact in some}) == 1:
                return f" ({self._name(some[0])})"
        return ""

    def _name(self, fact: Fact) -> str:
        if fact.kind != "value":
            return f"{fact.metric} {fact.kind}"
        return f"{fact.metric} {period_label(fact.period, self.ledger.language, self.ledger.as_of)}"


def _digits(fact: Fact) -> str:
    return f"{abs(fact.number):f}"
