"""Bytes of a YAML file in, a tree of nodes with places out, or every Problem that the file itself has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.in_time import in_time
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.brief.brief_file import MOST_BYTES, read_bytes
from briefgen.brief.node import KeyValue, Mapping, Node, Scalar, Sequence, quoted
from briefgen.brief.unfolded import unfolded

MOST_EVENTS = 200_000
MOST_DEPTH = 40
MOST_KEY_CHARACTERS = 1024
MOST_PROBLEMS = 50
"""A hostile file can have a million."""

_LOADER: type[Any] = getattr(yaml, "CLoader", yaml.SafeLoader)
"""libyaml's parser is several times faster; a PyYAML built without it still works."""

_UNPRINTABLE = compile_late(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u206f\ud800-\udfff\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\U000e0000-\U000e00ff]"
)
"""Written as the forbidden set: ``re`` walks through every character of a set's ranges to compile it."""
_LINE_BREAKS = {
    "\x85": N_("a next-line mark"),
    "\u2028": N_("a line separator"),
    "\u2029": N_("a paragraph separator"),
}
_ONE_BREAK = compile_late("\r\n?")
"""Escaped in a quoted text; YAML itself makes one of the others (1.2.2, 5.4)."""
_LINE_ENDS = compile_late("\r\n?|[\n\x85\u2028\u2029]")
_TURNING = compile_late("[\u202a-\u202e\u2066-\u206f]")
"""What makes a text read otherwise than it is stored (UAX 9); also in a comment, where it can hide a key."""
_TAGS = compile_late("[\ufff9-\ufffb\U000e0000-\U000e00ff]")
_NOT_A_NUMBER = compile_late(r"[-+]?\.(?:nan|inf)", re.IGNORECASE)


def read_source(path: Path) -> Node:
    """Read a brief's file; raise BriefError when it is missing, unreadable or no YAML."""
    return parse(read_bytes(path), str(path))


def parse(data: bytes, file: str) -> Node:
    """Return the root node of the YAML in ``data``; ``file`` is the name that places carry."""
    root, problems = parse_what_can_be(data, file)
    if problems:
        raise BriefError(problems)
    return root


def parse_what_can_be(data: bytes, file: str) -> tuple[Node, list[Problem]]:
    """Return the root node and what is wrong with it; BriefError where nothing can be read."""
    if len(data) > MOST_BYTES:
        limit = tr("a brief has at most {number} MiB", number=MOST_BYTES >> 20)
        raise _refusal(Place(file), limit, tr("keep pictures and tables in files of their own"), "size")
    text = _text(data, file)
    problems = list(islice(_unprintable(text, file), MOST_PROBLEMS))
    if problems:
        raise BriefError(problems)
    walk = _walked(text, file)
    problems = walk.problems[:MOST_PROBLEMS]
    if problems and (walk.root is None or isinstance(walk.root, Scalar)):
        raise BriefError(problems)
    if walk.root is None or (isinstance(walk.root, Scalar) and walk.root.empty):
        raise _refusal(Place(file), tr("this file is empty"), tr("a brief starts with 'meta:'"), "empty")
    return walk.root, problems


def _walked(text: str, file: str) -> _Walk:
    """Return the walk through a text as far as it came, with what is wrong there."""
    walk = _Walk(file)
    try:
        walk.run(text)
    except _Stop:
        pass
    except yaml.YAMLError as error:
        if (stopped := _stopped_before(error, text, file)) is not None:
            return stopped
        from briefgen.brief.syntax import explain

        walk.problems.append(explain(error, text, file))
    return walk


def _stopped_before(error: yaml.YAMLError, text: str, file: str) -> _Walk | None:
    """Return the walk that meets a limit of ours before the place of YAML's error, or None.

    A parser looks up to 1024 characters ahead for the colon of a key. What it stumbles over there, such as a
    limit of its own for brackets in brackets, is said in place of the events before it.
    """
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    walk = _Walk(file)
    try:
        walk.run(text[: mark.index])
    except _Stop:
        return walk
    except yaml.YAMLError:
        pass
    return None


def _refusal(place: Place, message: str, hint: str, code: str) -> BriefError:
    return BriefError([Problem(place, message, hint, code)])


def _text(data: bytes, file: str) -> str:
    """Decode UTF-8, a byte order mark tolerated; name the encoding that it seems to be otherwise."""
    save = tr("save the file as UTF-8")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:4096]:
        raise _refusal(Place(file), tr("this file is not UTF-8: it looks like UTF-16"), save, "encoding")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8", "replace")
        place = _place(file, before, len(before))
    try:
        guess = data.decode("gb18030")
    except UnicodeDecodeError:
        guess = ""
    chinese = re.search("[\u4e00-\u9fff]", guess) is not None
    seems = tr("it looks like GBK") if chinese else tr("this byte does not belong to any character")
    raise _refusal(place, tr("this file is not UTF-8: {seems}", seems=seems), save, "encoding")


def _place(file: str, text: str, offset: int) -> Place:
    """Return where the character at an offset stands."""
    lines = re.split("\r\n|\r|\n", text[:offset])
    return Place(file, len(lines), len(lines[-1]) + 1)


def _unprintable(text: str, file: str) -> Iterator[Problem]:
    for match in _UNPRINTABLE.finditer(text):
        yield _invisible(match[0], _place(file, text, match.start()))


def _invisible(character: str, place: Place) -> Problem:
    name = tr(_LINE_BREAKS.get(character, N_("a control character")))
    if _TURNING.match(character) or _TAGS.match(character):
        turns = _TURNING.match(character) is not None
        what = tr("a mark that turns the order of letters around") if turns else tr("an invisible letter")
        message = tr("{what} (U+{number:04X}) hides what the text says", what=what, number=ord(character))
        return Problem(place, message, tr("delete it; it often comes with copied text"), "character")
    message = tr("{name} (U+{number:04X}) cannot be printed", name=name, number=ord(character))
    return Problem(place, message, tr("delete it; it often comes with copied text"), "character")


class _Stop(Exception):
    """A limit is reached: nothing after it is read."""


@dataclass(slots=True)
class _Open:
    """A list or a mapping whose end is still to come; a mapping's keys and values alternate."""

    place: Place
    flow: bool
    mapping: bool
    nodes: list[Node] = field(default_factory=list)


class _Walk:
    """The event stream turned into nodes without recursion, so that depth cannot harm."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._lines: list[str] = []
        self._documents = 0

    def run(self, text: str) -> None:
        """Take the events one by one."""
        take = {
            yaml.ScalarEvent: self._scalar,
            yaml.MappingStartEvent: self._start,
            yaml.SequenceStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.SequenceEndEvent: self._end,
            yaml.AliasEvent: self._alias,
            yaml.DocumentStartEvent: self._document,
        }
        loader = _LOADER(text)
        self._lines = _LINE_ENDS.split(text)
        try:
            for count in range(MOST_EVENTS + 1):
                in_time()
                event = loader.get_event()
                if event is None or type(event) is yaml.StreamEndEvent:
                    return
                if (handle := take.get(type(event))) is not None:
                    handle(event)
                if count == MOST_EVENTS:
                    message = tr("a brief has at most {MOST_EVENTS:,} entries", MOST_EVENTS=MOST_EVENTS)
                    self._stop(self._at(event), message, tr("split it into several briefs"), "size")
        finally:
            loader.dispose()

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1)

    def _note(self, place: Place, message: str, hint: str, code: str) -> None:
        self.problems.append(Problem(place, message, hint, code))

    def _stop(self, place: Place, message: str, hint: str, code: str) -> None:
        self._note(place, message, hint, code)
        raise _Stop

    def _document(self, event: Any) -> None:
        self._documents += 1
        if self._documents > 1:
            message = tr("a second YAML document begins here")
            self._stop(
                self._at(event), message, tr("one file holds one brief: remove the '---'"), "documents"
            )

    def _add(self, node: Node) -> None:
        if self._open:
            self._open[-1].nodes.append(node)
        else:
            self.root = node

    def _scalar(self, event: Any) -> None:
        place = self._at(event)
        plain = not event.style
        if event.anchor is not None or event.tag is not None:
            self._marked(event, place)
        if plain and _NOT_A_NUMBER.fullmatch(event.value):
            self._note(
                place,
                tr("{value} is not a number that can be printed", value=event.value),
                tr("write digits"),
                "number",
            )
        elif event.style == '"' and (match := _UNPRINTABLE.search(event.value)):
            self.problems.append(_invisible(match[0], place))
        self._add(Scalar(_ONE_BREAK.sub("\n", self._unfolded(event)), place, plain))

    def _unfolded(self, event: Any) -> str:
        """Return a scalar's text; one that is written over several lines as Chinese is read."""
        first, last = event.start_mark.line, event.end_mark.line
        if first == last:
            return str(event.value)
        return unfolded(event.value, event.style, self._lines[first : last + 1])

    def _start(self, event: Any) -> None:
        place = self._at(event)
        if event.anchor is not None or event.tag is not None:
            self._marked(event, place)
        if len(self._open) == MOST_DEPTH:
            message = tr("lists and mappings are nested more than {MOST_DEPTH} deep", MOST_DEPTH=MOST_DEPTH)
            self._stop(place, message, tr("is a bracket or an indentation wrong?"), "depth")
        mapping = type(event) is yaml.MappingStartEvent
        self._open.append(_Open(place, bool(event.flow_style), mapping))

    def _end(self, event: Any) -> None:
        opened = self._open.pop()
        if opened.mapping:
            self._add(self._mapping(opened))
        else:
            self._add(Sequence(tuple(opened.nodes), opened.place, opened.flow))

    def _alias(self, event: Any) -> None:
        place = self._at(event)
        hint = tr(
            'for a text, put it in quotes: "*{anchor}"; otherwise write the value out', anchor=event.anchor
        )
        self._note(
            place,
            tr("*{anchor} is a YAML alias, which a brief cannot use", anchor=event.anchor),
            hint,
            "alias",
        )
        self._add(Scalar("", place))

    def _marked(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            hint = tr("for a text, put it in quotes; otherwise remove it")
            message = tr("&{anchor} is a YAML anchor, which a brief cannot use", anchor=event.anchor)
            self._note(place, message, hint, "anchor")
        if event.tag is not None:
            hint = tr("for a text, put it in quotes; otherwise remove it")
            message = tr("{quoted} is a YAML tag, which a brief cannot use", quoted=quoted(event.tag))
            self._note(place, message, hint, "tag")

    def _mapping(self, opened: _Open) -> Mapping:
        entries = []
        lines: dict[str, int] = {}
        for key, value in zip(opened.nodes[::2], opened.nodes[1::2], strict=True):
            if not isinstance(key, Scalar):
                self._strange_key(key)
            elif key.text in lines:
                message = tr("the key {quoted} is a duplicate", quoted=quoted(key.text))
                hint = tr("it is in line {lines} already: remove one of the two", lines=lines[key.text])
                self._note(key.place, message, hint, "duplicate-key")
            else:
                lines[key.text] = key.place.line
                self._check_key(key)
                entries.append(KeyValue(key, value))
        return Mapping(tuple(entries), opened.place, opened.flow)

    def _strange_key(self, key: Sequence | Mapping) -> None:
        reference = key.reference if isinstance(key, Mapping) else ""
        if reference:
            message = tr(
                "the text starts with {reference}, which YAML reads as a mapping", reference=reference
            )
            self._note(key.place, message, tr("put the whole text in quotes"), "quotes")
        else:
            self._note(
                key.place,
                tr("a key is a word, not {found}", found=key.found),
                tr("put a text in quotes"),
                "key",
            )

    def _check_key(self, key: Scalar) -> None:
        if key.plain and key.text == "<<":
            message = tr("'<<' is a YAML merge key, which a brief cannot use")
            self._note(key.place, message, tr("write the keys out"), "merge")
        elif len(key.text) > MOST_KEY_CHARACTERS:
            message = tr("a key of {count:,} characters", count=len(key.text))
            self._note(key.place, message, tr("put a text in quotes"), "key")
        elif not key.text:
            self._note(key.place, tr("the key before this colon is missing"), tr("write 'key: value'"), "key")
        elif key.text[0] in "\u3000\xa0":
            message = tr("this line is indented with a full-width or non-breaking space")
            self._note(key.place, message, tr("indent with ordinary spaces, two a level"), "indentation")


"""Characters before a seam by which it is found again."""
