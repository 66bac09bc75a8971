"""A seed in; out comes which of its sentences the product accuses, beside which are false."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from briefgen.base.diagnostics import BriefError, Problem
from briefgen.pipeline.lay_out import lay_out
from fuzz.worded.brief import Worded, worded
from fuzz.worded.phrase import Phrase, Sentence
from fuzz.worded.truth import OPEN

CODE = "statement"
_QUOTED = re.compile(r"“([^”]+)”|「([^」]+)」|'([^']+)'|`([^`]+)`")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sentence of a brief, and what the product says of it."""

    seed: int
    sentence: Sentence
    place: str
    said: tuple[Problem, ...]
    other: tuple[Problem, ...] = ()
    """Errors on its line that are of another code."""

    @property
    def false(self) -> bool:
        """Whether the figures contradict it."""
        return self.sentence.truth is False

    @property
    def right(self) -> bool:
        """Say whether the false is refused with words of its own, and the true is left alone."""
        if self.false:
            return any(each.severity == "error" and _quotes(each, self.sentence.text) for each in self.said)
        return not any(each.severity == "error" or self.sentence.truth is not OPEN for each in self.said)


def heard(seed: int, path: Path) -> list[Heard]:
    """Return what is said of each sentence of a seed's brief; ``path`` is where the brief is put."""
    brief = worded(seed)
    path.write_bytes(brief.yaml)
    problems = found_in(path)
    return [
        Heard(
            seed=seed,
            sentence=sentence,
            place=brief.yaml.decode().splitlines()[line - 1].strip().partition(":")[0],
            said=_of(problems, brief, line, sentence),
            other=tuple(
                each for each in problems
                if each.place.line == line and each.code != CODE and each.severity == "error"
            ),
        )
        for line, sentence in brief.lines.items()
    ]  # fmt: skip


def found_in(path: Path) -> tuple[Problem, ...]:
    """Return every problem of a brief."""
    try:
        return lay_out(path).problems
    except BriefError as error:
        return error.problems


def _of(problems: Sequence[Problem], brief: Worded, line: int, sentence: Sentence) -> tuple[Problem, ...]:
    """Return what is said of a sentence: of its line, or of no sentence's line in words of its own."""
    statements = [each for each in problems if each.code == CODE]
    here = [each for each in statements if each.place.line == line]
    lost = [
        each for each in statements if each.place.line not in brief.lines and _quotes(each, sentence.text)
    ]
    return (*here, *lost)


def _quotes(problem: Problem, text: str) -> bool:
    """Say whether a message quotes words of a sentence, beside figures that stand for its references."""
    for found in _QUOTED.findall(problem.message):
        words = _WORD.findall(next(filter(None, found)))
        if words and all(word in text for word in words):
            return True
    return False


@dataclass(slots=True)
class Tally:
    """What came of many briefs: by list, language and kind, and by phrase."""

    counts: Counter[tuple[str, str, str, str]] = field(default_factory=Counter)
    """List, language, kind; and false, caught, true or accused."""
    phrases: dict[tuple[Phrase, bool], list[Heard]] = field(default_factory=dict)
    refused_otherwise: list[Heard] = field(default_factory=list)

    def add(self, found: Heard) -> None:
        """Count a sentence."""
        phrase = found.sentence.phrase
        group = (phrase.listed, phrase.language, phrase.kind)
        self.counts[*group, "false" if found.false else "true"] += 1
        if found.false and found.right:
            self.counts[*group, "caught"] += 1
        if not found.false and not found.right:
            self.counts[*group, "accused"] += 1
        if not found.right:
            self.phrases.setdefault((phrase, found.false), []).append(found)
        if found.other:
            self.refused_otherwise.append(found)

    def sum(self, what: str, *, listed: str, language: str = "", kind: str = "") -> int:
        """Return how many sentences of some kind were false, caught, true or accused."""
        return sum(
            count
            for (each_list, each_language, each_kind, each_what), count in self.counts.items()
            if each_list == listed and each_what == what
            and (not language or each_language == language) and (not kind or each_kind == kind)
        )  # fmt: skip
