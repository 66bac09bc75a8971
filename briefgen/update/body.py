"""A text body of the file and what was generated then and now in; the body with the figures of now out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import field
from difflib import SequenceMatcher
from typing import Any

from briefgen.base.dataclass import dataclass
from briefgen.base.ooxml import tag
from briefgen.base.translate import tr
from briefgen.update.generated import Paragraphs
from briefgen.update.moves import (
    Edit,
    Move,
    MovedText,
    Trouble,
    paired,
    placed,
    rewritten,
    squeezed,
    standing_in,
    text_of,
)
from briefgen.update.report import Log

BREAK = "\v"
SHOWN = 60
"""Characters of a text that a message repeats."""


@dataclass(slots=True, kw_only=True)
class Words:
    """A paragraph of the file: its characters, and the elements that they stand in."""

    paragraph: Any
    pieces: list[tuple[Any, str]] = field(default_factory=list)

    @classmethod
    def of(cls, paragraph: Any) -> Words:
        """Read a paragraph."""
        words = cls(paragraph=paragraph)
        for child in paragraph:
            if child.tag == tag("a:br"):
                words.pieces.append((child, BREAK))
            elif child.tag in (tag("a:r"), tag("a:fld")):
                words.pieces += [(part, part.text or "") for part in child.iter(tag("a:t"))]
        return words

    @property
    def text(self) -> str:
        """The characters; a line break is one."""
        return "".join(text for _, text in self.pieces)

    def apply(self, edits: Sequence[Edit]) -> int:
        """Replace characters, each by what begins where it does; return how many replacements there were."""
        for edit in sorted(edits, key=lambda each: each.start, reverse=True):
            self._apply(edit)
        for element, text in self.pieces:
            if element.tag == tag("a:t"):
                element.text = text
        return len(edits)

    def say(self, text: str) -> int:
        """Say something else in the looks that the words have; return how many replacements there were."""
        if len(self.pieces) == 1:
            return self.apply([Edit(start=0, end=len(self.text), text=text)])
        return self.apply(rewritten(self.text, text))

    def _apply(self, edit: Edit) -> None:
        at, given = 0, False
        kept: list[tuple[Any, str]] = []
        for element, text in self.pieces:
            start, end = max(edit.start - at, 0), min(edit.end - at, len(text))
            inside = start < end or (edit.start == edit.end and start <= len(text) and edit.start >= at)
            at += len(text)
            if not inside:
                kept.append((element, text))
            elif element.tag == tag("a:br"):
                if start < end:
                    self.paragraph.remove(element)
                else:
                    kept.append((element, text))
            else:
                kept.append((element, text[:start] + ("" if given else edit.text) + text[max(start, end) :]))
                given = True
        self.pieces = kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Fresh:
    """The body as it is generated now, and how its elements are brought into the file."""

    body: Any
    brought: Callable[[Any], Any] = deepcopy


def texts_of(body: Any) -> list[str]:
    """Return the paragraphs of a body that say something, to be compared."""
    said = (squeezed(Words.of(each).text) for each in body.findall(tag("a:p")))
    return [text for text in said if text]


def is_as_generated(body: Any, then: Paragraphs) -> bool:
    """Say whether a body has the words that were generated."""
    return texts_of(body) == [text for each in then if (text := squeezed(text_of(each)))]


def merge_body(body: Any, then: Paragraphs, now: Paragraphs, fresh: Fresh, log: Log, *, plain: bool) -> None:
    """Bring a body up to date; ``plain``: it looks as it was generated, so that it may be replaced whole."""
    if _said(then) == _said(now):
        return
    if is_as_generated(body, then):
        log.moved += 1
        if plain:
            replace_whole(body, fresh)
        else:
            _rewrite_all(body, now, fresh)
        return
    _merge_reworded(body, paired(then, now), log)


def _said(paragraphs: Paragraphs) -> list[str]:
    return [squeezed(text_of(each)) for each in paragraphs]


def replace_whole(body: Any, fresh: Fresh) -> None:
    """Put what is generated now in the place of all that a body has."""
    for child in list(body):
        body.remove(child)
    for child in fresh.body:
        body.append(fresh.brought(child))


def _rewrite_all(body: Any, now: Paragraphs, fresh: Fresh) -> None:
    """Say what is generated now in the looks that the paragraphs have."""
    own = [each for each in body.findall(tag("a:p")) if squeezed(Words.of(each).text)]
    said = [text for each in now if squeezed(text := text_of(each))]
    for paragraph, text in zip(own, said, strict=False):
        Words.of(paragraph).say(text)
    for paragraph in own[max(len(said), 1) :]:
        body.remove(paragraph)
    elements = [each for each in fresh.body.findall(tag("a:p")) if squeezed(Words.of(each).text)]
    for element in elements[len(own) :]:
        body.append(fresh.brought(element))


def _merge_reworded(body: Any, pairs: list[MovedText], log: Log) -> None:
    """Move the figures in what a person wrote; paragraphs that nobody touched take the words of now."""
    own = [Words.of(each) for each in body.findall(tag("a:p"))]
    own = [words for words in own if squeezed(words.text)]
    pairs = [pair for pair in pairs if squeezed(pair.then)]
    same = SequenceMatcher(
        None, [squeezed(words.text) for words in own], [squeezed(pair.then) for pair in pairs], autojunk=False
    )
    kept_words, kept_pairs = set(range(len(own))), set(range(len(pairs)))
    for block in same.get_matching_blocks():
        for offset in range(block.size):
            kept_words.discard(block.a + offset)
            kept_pairs.discard(block.b + offset)
            words, pair = own[block.a + offset], pairs[block.b + offset]
            if pair.now is not None and squeezed(pair.now) != squeezed(pair.then):
                log.moved += bool(words.say(pair.now))
    if kept_words:
        _move(
            [own[index] for index in sorted(kept_words)], [pairs[index] for index in sorted(kept_pairs)], log
        )


def _move(own: list[Words], pairs: list[MovedText], log: Log) -> None:
    """Move the figures of some generated paragraphs in the paragraphs that a person made of them."""
    text = "\n".join(words.text for words in own)
    turned = [pair for pair in pairs if pair.now is not None and not pair.same_words]
    moves = [move for pair in pairs if pair not in turned for move in pair.moves]
    own_figures = [move for pair in pairs for move in pair.moves]
    edits, troubles = placed(text, [*moves, *standing_in(text, log.figures, own_figures)])
    if turned:
        now = _short(turned[0].now or "", most=2 * SHOWN)
        more = tr(", and {count} more of its lines have others", count=len(turned) - 1)
        more = more if len(turned) > 1 else ""
        rest = tr("look whether yours still holds") if edits else tr("its figures stay")
        log.conflict(
            "wording",
            tr(
                "{text} was reworded; what is generated is {now} now{more}: {rest}",
                text=_short(text),
                now=now,
                more=more,
                rest=rest,
            ),
        )
    for trouble in troubles:
        _tell(trouble, text, log)
    at = 0
    for words in own:
        length = len(words.text)
        inside = [
            Edit(start=edit.start - at, end=edit.end - at, text=edit.text)
            for edit in edits
            if at <= edit.start and edit.end <= at + length
        ]
        log.moved += words.apply(inside)
        at += length + 1
    for reason in log.judge("\n".join(words.text.replace(BREAK, " ") for words in own), log.metrics):
        log.conflict("sense", reason)


def _tell(trouble: Trouble, text: str, log: Log) -> None:
    old, new = trouble.move.old, trouble.move.new
    if not trouble.count and standing_in(text, [Move(old=new, new=new)]):
        return  # they wrote the figure of now themselves
    if trouble.count:
        times = tr("once") if trouble.count == 1 else tr("{count} times", count=trouble.count)
        log.conflict(
            "ambiguous",
            tr(
                "“{old}” is “{new}” now; it stands {times} in {text}, so it stays",
                old=old,
                new=new,
                times=times,
                text=_short(text),
            ),
        )
    else:
        log.conflict(
            "gone",
            tr("“{old}” is “{new}” now, and is not found in {text}", old=old, new=new, text=_short(text)),
        )


def _short(text: str, *, most: int = SHOWN) -> str:
    plain = " ".join(text.split())
    return f"“{plain if len(plain) <= most else plain[: most - 1] + '…'}”"
