"""A brief and a deck that was edited by hand in, the deck with the brief's figures of now out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.near_names import missing_hint
from briefgen.base.phrase import Phrase, escape_references
from briefgen.base.translate import tr
from briefgen.brief.brief_file import is_brief_name
from briefgen.brief.parameter import Settings
from briefgen.pipeline.build import Made, Options, make
from briefgen.runtime.kept import free_name
from briefgen.runtime.limits import limited
from briefgen.runtime.package import MOST_BYTES, UnreadableError
from briefgen.runtime.replace import replace_text
from briefgen.runtime.seal import is_sealed
from briefgen.update.changes import SeenChange, changes
from briefgen.update.generated import Generated, generated
from briefgen.update.merge import Update, update
from briefgen.update.office_file import OfficeFile
from briefgen.update.report import Judge

if TYPE_CHECKING:
    from briefgen.words.check import Said

BEFORE = "{}.before-update{}.pptx"
"""Of the deck's stem, and a number from the second on, the name under which it is kept."""
_NOT_AS_OFFICE_WRITES = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RuntimeError,
    StopIteration,
    TypeError,
    ValueError,
)
"""What a deck with missing or strange elements raises."""
MOST_NAMED = 4
"""Metrics that a message names."""
LOCKS = ("~$", ".~lock.")
"""What PowerPoint and LibreOffice put before the name of a file that they have open."""
MOST_NEIGHBOURS = 50
"""Decks beside a deck that are asked for what was generated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateOptions:
    """How a deck is brought up to date."""

    base: Path | None = None
    """A deck, or a brief, that says what was generated, where the deck does not say it any more."""
    out: Path | None = None
    """Another file to write; the deck stays as it is then."""
    theme: str = ""
    template: str = ""
    settings: Settings = field(default_factory=dict)
    dry: bool = False
    """Write nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdateReport:
    """What became of a deck."""

    deck: Path
    update: Update
    base: str = ""
    """Where it is told what was generated, if not in the deck itself."""
    written: Path | None = None
    kept_as: Path | None = None
    untouched: bool = False
    """Whether nobody had edited the deck: it is what is built now."""
    changes: tuple[SeenChange, ...] = ()
    """What the deck says otherwise than before, new slides aside."""


def update_deck(brief: Path, deck: Path, options: UpdateOptions) -> UpdateReport:
    """Bring a deck up to date, and keep the old one beside it; OutputError where nothing can be written.

    UnreadableError where the deck cannot be read, or nobody knows what was generated.
    """
    _refuse_open(deck, options)
    theirs = _read(deck)
    file = OfficeFile.open(theirs, deck.name)
    made = _built(brief, options)
    decks = made.files
    said, base, where = generated(file), None, ""
    if options.base is not None or said is None:
        base, where = _base(deck, decks, options)
        said = generated(OfficeFile.open(base, where))
    if said is None:
        raise UnreadableError(tr("{value} does not say what was generated", value=where or deck.name))
    now = _nearest(decks, said)
    then, told = said, generated(OfficeFile.open(now, tr("the deck of now")))
    _refuse_other_brief(then, told, deck, brief)
    with limited(brief, tr("updating the deck")):
        untouched = options.base is None and is_sealed(theirs)
        found = (
            Update(data=now, moved=1, notes=tuple(_restyled(then, told)))
            if untouched
            else _merged(theirs, now, base, deck.name, made)
        )
        seen = changes(theirs, found.data) if found.data != theirs else ()
    report = UpdateReport(deck=deck, update=found, base=where, untouched=untouched, changes=seen)
    if options.dry or (found.data == theirs and options.out is None):
        return report
    return _written(report, theirs, options.out)


def _refuse_open(deck: Path, options: UpdateOptions) -> None:
    """Raise UnreadableError for a deck that is read-only, or that an application would write over later."""
    if deck.name.startswith(LOCKS[0]):
        raise UnreadableError(
            tr("{deck} is PowerPoint's note that the deck is open: name the deck itself", deck=deck)
        )
    if options.out is not None or options.dry:
        return
    if deck.is_file() and not deck.stat().st_mode & 0o222:
        raise UnreadableError(
            tr("{deck} is read-only: write another file with -o, or let it be written", deck=deck)
        )
    beside = [deck.with_name(f"{LOCKS[0]}{deck.name}"), deck.with_name(f"{LOCKS[1]}{deck.name}#")]
    lock = next((each for each in beside if each.exists()), None)
    if lock is not None:
        raise UnreadableError(
            tr(
                "{deck} is open in another program ({name} lies beside it): save and close it there, "
                "or write another file with -o; if it is not open, remove {name}",
                deck=deck,
                name=lock.name,
            )
        )


def _refuse_other_brief(then: Generated, now: Generated | None, deck: Path, brief: Path) -> None:
    """Raise UnreadableError for a deck that shows nothing of what the brief shows."""
    old, new = (
        {metric for slide in (each.slides if each else ()) for metric in slide.metrics}
        for each in (then, now)
    )
    if old and new and not old & new and then.said.get("title") != (now.said.get("title") if now else None):
        shown = ", ".join(sorted(old)[:MOST_NAMED]) + (" …" if len(old) > MOST_NAMED else "")
        raise UnreadableError(
            tr(
                "{deck} was made from another brief: it shows {shown}, and {brief} has none of "
                "these; name the brief that it was made from",
                deck=deck,
                shown=shown,
                brief=brief,
            )
        )


def _restyled(then: Generated, now: Generated | None) -> Iterator[str]:
    if now is not None and then.said.get("h") != now.said.get("h"):
        yield (
            tr(
                "the theme or template is another one than the deck was built in; where that is not "
                "meant, name the former with --theme or --template"
            )
        )


def _merged(theirs: bytes, now: bytes, base: bytes | None, name: str, made: Made) -> Update:
    try:
        return update(theirs, now, base, name=name, judge=_judge(made))
    except _NOT_AS_OFFICE_WRITES as error:
        raise UnreadableError(
            tr("{name} is not as Office writes it: it cannot be brought up to date", name=name)
        ) from error


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableError(
                tr(
                    "{path} is larger than {number} MiB: too large to be a deck",
                    path=path,
                    number=MOST_BYTES >> 20,
                )
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(
            tr("cannot read {path}: {value}", path=path, value=error.strerror or error)
            + missing_hint(path, tr("; name the deck that was edited"))
        ) from error


def _judge(made: Made) -> Judge:
    """Return what holds a person's words against the figures of now, as `check` does those of a brief."""
    ledger, place = made.laid.edition.ledger, made.laid.edition.brief.meta.place

    def judged(text: str, metrics: tuple[str, ...]) -> list[str]:
        from briefgen.words.check import statements

        known = tuple(metric for metric in metrics if metric in ledger.metrics)
        said = statements([(Phrase(escape_references(text), place), known)], ledger)
        against = [each for each in said if each.judgement.verdict == "contradicted"]
        return [
            tr(
                "“{words}” contradicts the figures: {reason}",
                words=_words(each),
                reason=each.judgement.reason,
            )
            for each in against
        ]

    return judged


def _words(said: Said) -> str:
    return said.passage.text[said.judgement.start : said.judgement.end].strip()


def _built(brief: Path, options: UpdateOptions) -> Made:
    """Return a brief built, its decks alone."""
    asked = Options(
        formats=("pptx",), theme=options.theme, template=options.template, settings=options.settings
    )
    return make(brief, asked)


def _nearest(decks: Mapping[str, bytes], said: Generated) -> bytes:
    """Return the deck of a brief that is called as one that was generated, or has most slides in common."""
    if not decks:
        raise UnreadableError(tr("the brief makes no deck"))
    then = {slide.identity for slide in said.slides}

    def shared(name: str) -> tuple[bool, int]:
        told = generated(OfficeFile.open(decks[name], name))
        if told is None:
            return False, 0
        same = told.said.get("name") == said.said.get("name")
        return same, len(then & {slide.identity for slide in told.slides})

    return decks[max(decks, key=shared)]


def _base(deck: Path, decks: Mapping[str, bytes], options: UpdateOptions) -> tuple[bytes, str]:
    """Return the deck that says what was generated, and where it is from."""
    given = options.base
    if given is not None and is_brief_name(given):
        built = _built(given, options).files
        return next(iter(built.values()), b""), tr("{path}, built anew", path=given)
    if given is not None:
        return _read(given), str(given)
    stems = {deck.stem.split(".")[0], *(Path(name).stem for name in decks)}
    for beside in _neighbours(deck, stems):
        content = _read(beside)
        if is_sealed(content) and generated(OfficeFile.open(content, beside.name)) is not None:
            return content, str(beside)
    raise UnreadableError(
        tr(
            "{deck} does not say any more what was generated, and no deck beside it does: name "
            "the deck or the brief that it was made from, as --base FILE",
            deck=deck,
        )
    )


def _neighbours(deck: Path, stems: set[str]) -> Iterator[Path]:
    """Yield decks of the brief beside a deck, the newest first."""
    found = [each for each in deck.parent.glob("*.pptx") if each.stem.split(".")[0] in stems]
    found = [each for each in found if each.is_file() and each.resolve() != deck.resolve()]
    yield from sorted(found, key=lambda each: -each.stat().st_mtime)[:MOST_NEIGHBOURS]


def _written(report: UpdateReport, theirs: bytes, out: Path | None) -> UpdateReport:
    """Put the new deck in place; the old one has another name before that."""
    if out is not None:
        held = out.read_bytes() if out.exists() else None
        replace_text(out, report.update.data, held)
        return replace(report, written=out)
    kept = _keep(report.deck, theirs)
    replace_text(report.deck, report.update.data, theirs)
    return replace(report, written=report.deck, kept_as=kept)


def _keep(deck: Path, content: bytes) -> Path:
    """Write a deck under a name that no file has; return the one that has it where there is one."""
    endings = chain(("",), (f"-{number}" for number in count(2)))
    name = free_name(deck, (deck.with_name(BEFORE.format(deck.stem, ending)) for ending in endings))
    if not name.exists():
        replace_text(name, content, None)
    return name
