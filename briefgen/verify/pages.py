"""A printed page as laid out and as read in; the figures in which they differ out.

A PDF knows lines, not paragraphs, and readers join lines that stand beside each other. So the whole text is
compared first; where it differs, each line of the brief is given the stretch of the page that stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from briefgen.base.copier import replace
from briefgen.base.translate import tr
from briefgen.verify.compare import PageComparison
from briefgen.verify.figures import squeezed
from briefgen.verify.passage import Channel, Finding, PageText, Passage

STREAMS: tuple[Channel, ...] = ("text", "drawn")
_APART: tuple[Channel, ...] = (*STREAMS, "attachment")
"""What is compared by itself, not passage by passage."""
_ATOM = re.compile(r"\d[\d.,’]*|\S")
"""A number is never taken apart: 19 for 119 is another number, not a digit more."""


def compared_pages(
    comparison: PageComparison, wanted: PageText, found: PageText, streams: Sequence[Channel] = STREAMS
) -> Iterator[Finding]:
    """Yield the differences of a printed page: as extracted, as drawn, and in alternative texts.

    ``streams`` are the channels that are compared as a whole.
    """
    said: set[str] = set()
    for channel in streams:
        lines, stream = wanted.rows or wanted.of(channel), _stream(found.of(channel))
        if _is_alike(_stream(lines), stream):
            continue
        where = tr("text") if channel == "text" else tr("text as drawn")
        for finding in _differences(comparison, lines, stream):
            if finding.message not in said:
                said.add(finding.message)
                yield replace(finding, where=where)
    yield from comparison.sheets(_without_streams(wanted), _without_streams(found))


def _is_alike(wanted: str, stream: str) -> bool:
    """Return whether a stream says what is wanted: it may lack spaces between numbers that stand close."""
    return wanted == stream or (
        wanted.replace(" ", "") == stream.replace(" ", "") and _gaps(stream) <= _gaps(wanted)
    )


def _gaps(text: str) -> set[int]:
    """Return behind how many characters the spaces stand."""
    found, count = set[int](), 0
    for sign in text:
        if sign == " ":
            found.add(count)
        count += sign != " "
    return found


def _stream(passages: Sequence[Passage]) -> str:
    return squeezed("\n".join(passage.text for passage in passages))


def _without_streams(sheet: PageText) -> PageText:
    rest = tuple(passage for passage in sheet.passages if passage.channel not in _APART)
    return replace(sheet, passages=rest)


def _differences(comparison: PageComparison, lines: Sequence[Passage], stream: str) -> Iterator[Finding]:
    stretches = _stretches([_ATOM.findall(squeezed(line.text)) for line in lines], _ATOM.findall(stream))
    for index, (line, stretch) in enumerate(zip(lines, stretches, strict=True)):
        if not stretch:
            yield from comparison.alone(line, "missing")
        elif squeezed(line.text).replace(" ", "") != stretch.replace(" ", ""):
            neighbours = (*lines[max(index - 1, 0) : index], *lines[index + 1 : index + 2])
            yield from comparison.changed(line, replace(line, text=stretch), neighbours)
    if not lines and stream:
        yield from comparison.alone(Passage(channel="text", where="text", text=stream), "extra")


def _stretches(lines: Sequence[list[str]], stream: list[str]) -> list[str]:
    """Return the stretch of the stream for each line; what is new belongs to the line before it."""
    atoms = [atom for line in lines for atom in line]
    place = _places(atoms, stream)
    stretches, start, end = [], 0, 0
    for number, line in enumerate(lines, 1):
        end += len(line)
        stop = len(stream) if number == len(lines) else place[end]
        stretches.append(squeezed(_joined(stream[start:stop])))
        start = max(start, stop)
    return stretches


def _places(atoms: list[str], stream: list[str]) -> dict[int, int]:
    """Return for each boundary between two atoms where it lies in the stream."""
    head = next((i for i, pair in enumerate(zip(atoms, stream, strict=False)) if pair[0] != pair[1]), None)
    head = min(len(atoms), len(stream)) if head is None else head
    place = {index: index for index in range(head + 1)}
    matcher = SequenceMatcher(None, atoms[head:], stream[head:], autojunk=False)
    for _, i, i_end, j, j_end in matcher.get_opcodes():
        for index in range(i + 1, i_end):
            place[head + index] = head + min(j + index - i, j_end)
        place[head + i_end] = head + j_end
    return place


def _joined(atoms: list[str]) -> str:
    """Return atoms as a text in which two numbers stay apart."""
    text = ""
    for atom in atoms:
        text += f" {atom}" if text[-1:].isdigit() and atom[0].isdigit() else atom
    return text
