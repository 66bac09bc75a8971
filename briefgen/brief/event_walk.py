"""A YAML text in, its events turned into a tree of nodes out, with what is wrong on the way."""

from __future__ import annotations

import re
from dataclasses import field
from typing import Any

from briefgen.base.compile_late import compile_late, kept_patterns_of_imports
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, Problem
from briefgen.base.in_time import in_time
from briefgen.base.translate import tr
from briefgen.brief.node import KeyValue, Mapping, Node, Scalar, Sequence, quoted
from briefgen.brief.unfolded import unfolded
from briefgen.brief.unprintable import UNPRINTABLE, invisible

with kept_patterns_of_imports():
    import yaml  # its dozen patterns take half of its import to compile

MOST_EVENTS = 200_000
MOST_DEPTH = 40
MOST_KEY_CHARACTERS = 1024
A_STEP = 16
"""Events between two looks at the clock."""

_LOADER: type[Any] = getattr(yaml, "CLoader", yaml.SafeLoader)
"""libyaml's parser is several times faster; a PyYAML built without it still works."""

_ONE_BREAK = compile_late("\r\n?")
"""Escaped in a quoted text; YAML itself makes one of the others (1.2.2, 5.4)."""
_LINE_ENDS = compile_late("\r\n?|[\n\x85\u2028\u2029]")
_BEFORE_NO_NUMBER = frozenset("+-.")
_NOT_A_NUMBER = compile_late(r"[-+]?\.(?:nan|inf)", re.IGNORECASE)


def walked(text: str, file: str) -> EventWalk:
    """Return the walk through a text as far as it came, with what is wrong there."""
    walk = EventWalk(file)
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


def _stopped_before(error: yaml.YAMLError, text: str, file: str) -> EventWalk | None:
    """Return the walk that meets a limit of ours before the place of YAML's error, or None.

    A parser looks up to 1024 characters ahead for the colon of a key. What it stumbles over there, such as a
    limit of its own for brackets in brackets, is said in place of the events before it.
    """
    mark: Any = getattr(error, "problem_mark", None)
    if mark is None:
        return None
    walk = EventWalk(file)
    try:
        walk.run(text[: mark.index])
    except _Stop:
        return walk
    except yaml.YAMLError:
        pass
    return None


def entry_walked(text: str, file: str, first: int, depth: int) -> Node | None:
    """Return the root of a text that is a part of a file; None where anything is wrong with it."""
    walk = EventWalk(file, first, depth)
    try:
        walk.run(text)
    except (_Stop, yaml.YAMLError):
        return None
    return None if walk.problems else walk.root


class _Stop(Exception):
    """A limit is reached: nothing after it is read."""


@dataclass(slots=True)
class _Open:
    """A list or a mapping whose end is still to come; a mapping's keys and values alternate."""

    place: Place
    flow: bool
    mapping: bool
    nodes: list[Node] = field(default_factory=list)


class EventWalk:
    """The event stream turned into nodes without recursion, so that depth cannot harm."""

    def __init__(self, file: str, first: int = 0, depth: int = 0) -> None:
        """``first`` counts the lines before the text, ``depth`` the lists and mappings that hold it."""
        self.file = file
        self.first = first
        self.depth = depth
        self.root: Node | None = None
        self.problems: list[Problem] = []
        self._open: list[_Open] = []
        self._text = ""
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
        self._text = text
        try:
            for count in range(MOST_EVENTS + 1):
                if not count % A_STEP:
                    in_time()
                event = loader.get_event()
                if (handle := take.get(type(event))) is not None:
                    handle(event)
                elif event is None or type(event) is yaml.StreamEndEvent:
                    return
                if count == MOST_EVENTS:
                    message = tr("a brief has at most {MOST_EVENTS:,} entries", MOST_EVENTS=MOST_EVENTS)
                    self._stop(self._at(event), message, tr("split it into several briefs"), "size")
        finally:
            loader.dispose()

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, self.first + mark.line + 1, mark.column + 1)

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
        place, style, text = self._at(event), event.style, event.value
        if event.anchor is not None or event.tag is not None:
            self._marked(event, place)
        if not style:
            if text[:1] in _BEFORE_NO_NUMBER and _NOT_A_NUMBER.fullmatch(text):
                message = tr("{value} is not a number that can be printed", value=text)
                self._note(place, message, tr("write digits"), "number")
        elif style == '"' and (match := UNPRINTABLE.search(text)):
            self.problems.append(invisible(match[0], place))
        if event.start_mark.line != event.end_mark.line:
            text = self._unfolded(event)
        if "\r" in text:
            text = _ONE_BREAK.sub("\n", text)
        self._add(Scalar(text, place, not style))

    def _unfolded(self, event: Any) -> str:
        """Return the text of a scalar that is written over several lines, as Chinese is read."""
        self._lines = self._lines or _LINE_ENDS.split(self._text)
        end = event.end_mark.line + bool(event.end_mark.column)  # a block ends where the next line begins
        return unfolded(event.value, event.style, self._lines[event.start_mark.line : end])

    def _start(self, event: Any) -> None:
        place = self._at(event)
        if event.anchor is not None or event.tag is not None:
            self._marked(event, place)
        if len(self._open) + self.depth == MOST_DEPTH:
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
