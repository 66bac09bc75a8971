"""A brief's YAML in, what came of it out: built or refused, and every fault that a user must never see."""

from __future__ import annotations

import re
import traceback
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.blocks.charts import with_marks
from briefgen.edition.publication import Publication
from briefgen.model.memory import MEMORY, own_memory
from briefgen.model.scene import Scene
from briefgen.pipeline.build import further_scenes
from briefgen.pipeline.filenames import DECK, PAGE, called
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import painted
from briefgen.verify.proof import prove
from fuzz import opened, seen

STEM = "brief"
"""What the files of a brief are called."""
Verdict = Literal["built", "refused", "failed"]
OURS = re.compile(r"object at 0x|Traceback|<class '|dataclass|NoneType|Fraction\(|Decimal\(")
"""What no message to a user may hold."""


@dataclass(slots=True, kw_only=True)
class Outcome:
    """What came of a brief; ``faults`` are the project's, ``problems`` the brief's."""

    verdict: Verdict = "built"
    faults: list[str] = field(default_factory=list)
    problems: tuple[Problem, ...] = ()
    checks: Counter[str] = field(default_factory=Counter)
    files: dict[str, bytes] = field(default_factory=dict)

    def check(self, name: str, run: Callable[[], Sequence[str]]) -> None:
        """Run a check, count it, and keep what it finds."""
        self.checks[name] += 1
        self.faults += [f"{name}: {fault}" for fault in run()]


def tried(folder: Path, yaml: bytes, *, paint: bool = True, rare: bool = False) -> Outcome:
    """Lay a brief out, paint it as deck and page, and check the scenes and the files.

    ``rare``: also what takes longer: python-pptx, and whether a second build gives the same bytes. Such a
    brief finds what is remembered of the one before, which lay at the same path; its second build, and all
    other briefs, find nothing.
    """
    if not rare:
        MEMORY.clear()
    path = folder / "brief.yaml"
    path.write_bytes(yaml)
    outcome = Outcome()
    try:
        _built(path, outcome, paint=paint, rare=rare)
    except BriefError as error:
        outcome.verdict = "refused"
        outcome.problems = error.problems
    except Exception:
        outcome.faults.append(traceback.format_exc())
    lines = yaml.count(b"\n") + 1
    outcome.check("problems", lambda: list(unclear(outcome.problems, path, lines)))
    errors = [each for each in outcome.problems if each.severity == "error"]
    outcome.faults += [f"nobody wrote that: {each}" for each in misplaced(errors)]
    if outcome.verdict == "refused" and not outcome.problems:
        outcome.faults.append("refused without a problem")
    if outcome.faults:
        outcome.verdict = "failed"
    return outcome


def _built(path: Path, outcome: Outcome, *, paint: bool, rare: bool) -> None:
    laid = lay_out(path)
    outcome.problems = laid.problems
    laid = _drawn(laid, natives=rare)  # what is drawn is not drawn again
    outcome.check(
        "scenes", lambda: [fault for each in (*laid.printed, *laid.decks) for fault in seen.faults(each)]
    )
    if not paint:
        return
    outcome.files = painted(laid, STEM, ("pptx", "pdf"))
    for deck in laid.decks:
        if pptx := file_of(outcome.files, deck, DECK):  # a derived part that would not be right is left out
            outcome.check("lint and strings of decks", partial(opened.deck_faults, pptx, deck))
            if rare:
                outcome.check("python-pptx", partial(opened.reopened_deck, pptx, deck))
    for page in laid.printed:
        if pdf := file_of(outcome.files, page, PAGE):
            outcome.check("pdfium", partial(opened.page_faults, pdf, page))
    if rare:
        outcome.check("web page", lambda: differing(laid, painted(laid, STEM, ("html",))))
        outcome.check("same bytes", lambda: list(_other_bytes(path, outcome)))


def _drawn(laid: Publication, *, natives: bool) -> Publication:
    """Return a publication whose charts have their marks; those of decks all of them, too, if wanted."""
    decks = [with_marks(each, natives=natives) for each in laid.decks]
    pages = [with_marks(each, natives=True) for each in laid.printed]
    further = {"further_decks": tuple(decks[1:]), "further_pages": tuple(pages[1:])}
    return replace(laid, deck=decks[0], page=pages[0], **further)


def file_of(files: Mapping[str, bytes], scene: Scene, kind: str) -> bytes | None:
    """Return the file of a deck or page among those of a brief; the first has no name, or its own."""
    return files.get(kind.format(called(STEM, scene.imprint.name)))


def differing(laid: Publication, files: Mapping[str, bytes]) -> list[str]:
    """Return how files differ from the brief that they were made from, as `verify` says it."""
    proof = prove(laid, files, further=further_scenes(laid, STEM))
    return [*proof.unreadable, *map(str, proof.findings)]


def _other_bytes(path: Path, outcome: Outcome) -> list[str]:
    with own_memory():
        again: Publication = lay_out(path)
        files = painted(again, STEM, ("pptx", "pdf"))
    return [f"{name} differs" for name, data in outcome.files.items() if files[name] != data]


def misplaced(errors: Sequence[Problem]) -> list[Problem]:
    """Return the errors that are the layout's, where nothing else is wrong: words overlap."""
    return [each for each in errors if all(other.code == "overlap" for other in errors)]


def unclear(problems: Sequence[Problem], path: Path, lines: int) -> list[str]:
    """Return the problems that no user could make sense of, or that name no line of a brief of so many."""
    found = []
    for problem in problems:
        place = problem.place
        if Path(place.file).name == path.name and not 1 <= place.line <= lines:
            found.append(f"no place: {problem}")
        if not problem.message.strip() or OURS.search(f"{problem.message} {problem.hint}"):
            found.append(f"no message for a user: {problem}")
    return found
