"""Runs as an author typed them go in; out come the characters that are set, and where lines must not break.

Spaces between Chinese and Latin or digits go (the gap is made by position), others collapse to one;
U+2060 keeps its neighbours on one line, U+200B lets a line break; a newline is a forced break.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from itertools import chain, repeat
from unicodedata import is_normalized, normalize

from briefgen.base.compile_late import compile_late
from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.model.scene import Run, Style
from briefgen.text.chars import SPACES, kind

JOINER, OPENER, NO_BREAK_SPACE = "\u2060", "\u200b", "\u00a0"
NO_BREAK_SPACES = frozenset((NO_BREAK_SPACE, "\u202f"))
"""The narrow one, too, is set as wide as the space of our fonts: a fifth of an em."""
DROPPED = frozenset("\ufeff\u00ad\r\u200c\u200d\u200e\u200f")
BEFORE_A_MARK = compile_late("[\u2060\u200b\ufeff\u00ad\r\u200c-\u200f]+(?=[\u0300-\u036f])")
"""Control characters between a letter and its accent: the two are one character."""
NEWLINES = frozenset("\n\u2028\u2029\x0b\x85")
UNTIDY = compile_late(
    f"[{''.join(sorted((DROPPED | NEWLINES | SPACES | {JOINER, OPENER}) - {' '}))}]|  |\\A | \\Z"
)
"""What is never set as it is typed."""
NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Strip:
    """The characters of one forced line with the run each belongs to; ``joined`` and ``opened`` are indices
    of characters that may not, or may, begin a line whatever the rules say."""

    text: str
    owners: tuple[int, ...]
    runs: tuple[Run, ...]
    joined: frozenset[int]
    opened: frozenset[int]
    latin: bool
    """No Chinese in it: quotes are set narrow."""

    def style(self, index: int) -> Style:
        """Return the style of a character."""
        return self.runs[self.owners[index]].style


@lru_cache(maxsize=1024)
def strips(runs: tuple[Run, ...]) -> tuple[Strip, ...]:
    """Return one strip for each forced line."""
    typed = "".join(run.text for run in runs)
    latin = typed.isascii() or not any(kind(char) == "han" for char in typed)
    if (latin or " " not in typed) and not UNTIDY.search(typed) and is_normalized("NFC", typed):
        owners = tuple(chain.from_iterable(repeat(owner, len(run.text)) for owner, run in enumerate(runs)))
        return (Strip(text=typed, owners=owners, runs=runs, joined=NONE, opened=NONE, latin=latin),)
    chars: list[tuple[str, int]] = []
    done: list[list[tuple[str, int]]] = []
    for owner, run in enumerate(runs):
        for char in normalize("NFC", BEFORE_A_MARK.sub("", run.text)):
            if char in NEWLINES:
                done.append(chars)
                chars = []
            elif char not in DROPPED:
                chars.append((char, owner))
    done.append(chars)
    return tuple(_strip(line, runs) for line in done)


def normalised(
    runs: tuple[Run, ...], text_of: Callable[[Strip], str] = lambda strip: strip.text
) -> tuple[Run, ...]:
    """Return the runs with the characters that are set; a forced break stays a newline.

    ``text_of`` may give others in their place, as many as the strip has.
    """
    texts = [""] * len(runs)
    last = 0
    for number, strip in enumerate(strips(runs)):
        if number:
            texts[strip.owners[0] if strip.owners else last] += "\n"
        for char, owner in zip(text_of(strip), strip.owners, strict=True):
            texts[owner] += char
            last = owner
    return tuple(
        run if run.text == text else replace(run, text=text)
        for run, text in zip(runs, texts, strict=True)
        if text
    )


def _strip(line: list[tuple[str, int]], runs: tuple[Run, ...]) -> Strip:
    latin = not any(kind(char) == "han" for char, _ in line)
    kept: list[str] = []
    owners: list[int] = []
    joined: set[int] = set()
    opened: set[int] = set()
    space: int | None = None
    for char, owner in line:
        if char == JOINER:
            joined.add(len(kept) + (space is not None))
        elif char == OPENER:
            opened.add(len(kept) + (space is not None))
        elif char in SPACES:
            if char in NO_BREAK_SPACES:
                joined.update((len(kept), len(kept) + 1))
            space = owner if space is None else space
        else:
            if space is not None and kept and not _drops_space(kept[-1], char, latin):
                kept.append(" ")
                owners.append(space)
            elif space is not None:
                joined = {index - (index > len(kept)) for index in joined}
                opened = {index - (index > len(kept)) for index in opened}
            space = None
            kept.append(char)
            owners.append(owner)
    # Spaces at the end are not kept, and what was said of the character behind them goes with them.
    return Strip(
        text="".join(kept),
        owners=tuple(owners),
        runs=runs,
        joined=frozenset(index for index in joined if index < len(kept)),
        opened=frozenset(index for index in opened if index < len(kept)),
        latin=latin,
    )


def _drops_space(before: str, after: str, latin: bool) -> bool:
    """Return whether a space between two characters is made by the setting itself."""
    if latin:
        return False
    kinds = {kind(before), kind(after)}
    if kinds & {"open", "close"}:
        return True
    return "han" in kinds and bool(kinds & {"latin", "bound"})
