"""A calendar file and a briefing in; the same file with its files and key figures in one event out."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from briefgen.base.dataclass import dataclass
from briefgen.base.safe_name import digits_of
from briefgen.base.translate import tr
from briefgen.pipeline.meetings.body import as_text, document, fragment
from briefgen.pipeline.meetings.briefing import Briefing, Enclosure
from briefgen.pipeline.meetings.calendar import (
    Property,
    escaped,
    folded,
    head_of,
    parsed,
    refuse_invalid,
    unescaped,
)
from briefgen.pipeline.meetings.content_lines import ContentLine, EventLines, content_lines, newline_of
from briefgen.pipeline.meetings.one_event import WantedEvent, chosen
from briefgen.runtime.seal import is_sealed

MARK = "X-BRIEFGEN"
"""The parameter of what is attached, with the name of the brief's files."""
TEXT = "X-BRIEFGEN-TEXT"
"""The property with what was written into the description: by it a second run knows what to take out."""
GAP = "\\n\\n"
_BODY_END = re.compile(r"</body\s*>", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attached:
    """The calendar file with the briefing in it, and remarks."""

    data: bytes
    event: str
    """What the event is called."""
    notes: tuple[str, ...] = ()


def attached_to(data: bytes, file: str, briefing: Briefing, wanted: WantedEvent) -> Attached:
    """Return a calendar file with a briefing in one of its events, all else as it was to the byte.

    BriefError where it is no calendar, or where it is open which event is meant. What an earlier run attached
    of the same brief is replaced, in its place.
    """
    refuse_invalid(data, file)
    lines = content_lines(data, file)
    found = chosen(lines, file, wanted)
    change = _EventChange(lines=lines, event=found.event, briefing=briefing)
    changed = change.made()
    head, rest = lines[: found.event.begin], lines[found.event.end + 1 :]
    whole = b"".join((*(line.raw for line in head), *changed, *(line.raw for line in rest)))
    refuse_invalid(whole, file)
    return Attached(data=whole, event=found.title, notes=(*found.notes, *change.notes))


class _EventChange:
    """One event rewritten: lines that nothing is changed in are taken over as they are."""

    def __init__(self, *, lines: Sequence[ContentLine], event: EventLines, briefing: Briefing) -> None:
        self.lines, self.event, self.briefing = lines, event, briefing
        self.newline = newline_of(lines)
        self.notes: list[str] = []
        self.properties: Mapping[int, Property] = {index: parsed(lines[index]) for index in event.own}

    def made(self) -> list[bytes]:
        """Return the lines of the event."""
        old = [index for index in self.event.own if self._is_ours(index)]
        at = old[0] if old else self.event.place
        inside = range(self.event.begin, self.event.end + 1)
        before = [self._kept(index, old) for index in inside if index < at]
        after = [self._kept(index, old) for index in inside if index >= at]
        files = [*self._attachments()]
        return [line for line in (*before, *files, *self._described(), *after) if line]

    def _kept(self, index: int, old: Sequence[int]) -> bytes:
        return b"" if index in old or index in self._texts() else self.lines[index].raw

    def _texts(self) -> tuple[int, ...]:
        """Return the lines of the event's descriptions and of what was written into them."""
        return tuple(
            index
            for index, each in self.properties.items()
            if each.name in ("DESCRIPTION", "X-ALT-DESC") or (each.name == TEXT and self._is_marked(each))
        )

    def _is_marked(self, each: Property) -> bool:
        return each.parameters.get(MARK, "") == self.briefing.key

    def _is_ours(self, index: int) -> bool:
        """Return whether an attachment is an unchanged file of this brief; what was changed since stays."""
        each = self.properties[index]
        if each.name != "ATTACH" or "BASE64" not in each.parameters.get("ENCODING", "").upper():
            return False
        names = {each.parameters.get("FILENAME", ""), each.parameters.get("X-FILENAME", "")}
        named = not names.isdisjoint(file.name for file in self.briefing.files)
        if not (self._is_marked(each) or named):
            return False
        try:
            content = base64.b64decode("".join(each.value.split()), validate=True)
        except ValueError:
            return False
        if is_sealed(content):
            return True
        name = next(filter(None, sorted(names, reverse=True)), tr("a file"))
        self.notes.append(
            tr("{name} in the meeting was edited since it was built: it stays beside the new one", name=name)
        )
        return False

    def _attachments(self) -> Iterator[bytes]:
        for file in self.briefing.files:
            head = head_of("ATTACH", _parameters(file, self.briefing.key))
            yield folded(head, base64.b64encode(file.data).decode(), self.newline)

    def _described(self) -> Iterator[bytes]:
        """Yield the descriptions with the key figures in them, and what was written."""
        block = escaped(as_text(self.briefing))
        plain = next((each for each in self.properties.values() if each.name == "DESCRIPTION"), None)
        given = self._without(plain.value if plain else "")
        head = plain.head if plain else "DESCRIPTION"
        yield self._written(head, GAP.join(filter(None, (given, block))))
        yield self._written(head_of(TEXT, {MARK: self.briefing.key}), block)
        html = next((each for each in self.properties.values() if each.name == "X-ALT-DESC"), None)
        head = html.head if html else "X-ALT-DESC;FMTTYPE=text/html"
        yield self._written(head, self._html(html.value if html else "", given))

    def _without(self, description: str) -> str:
        """Return a description without what an earlier run wrote; told where that was edited since."""
        written = [each for each in self.properties.values() if each.name == TEXT and self._is_marked(each)]
        for each in written:
            block = each.value
            if block not in description:  # another program may escape it otherwise
                description, block = escaped(unescaped(description)), escaped(unescaped(block))
            for whole in (GAP + block, block + GAP, block):
                if whole in description:
                    return description.replace(whole, "", 1)
            self.notes.append(
                tr("the key figures in the meeting's description were edited: the new ones stand below them")
            )
        return description

    def _html(self, html: str, description: str) -> str:
        """Return the HTML description with the key figures, between comments that a second run finds."""
        name = digits_of(self.briefing.key)
        begin, end = f"<!-- briefgen {name} -->", f"<!-- /briefgen {name} -->"
        own = f"{begin}{fragment(self.briefing)}{end}"
        if not html:
            said = escape(unescaped(description)).replace("\n", "<br>")
            body = f"<p>{said}</p>{own}" if said.strip() else own
            return escaped(document(self.briefing, body))
        opened, closed = re.escape(begin), re.escape(end)
        earlier = re.compile(
            f"{opened}(?:(?!{opened}).)*?{closed}", re.DOTALL
        )  # whole: no other begins in it
        if earlier.search(html):
            return earlier.sub(lambda _: escaped(own), html, count=1)
        last = [*_BODY_END.finditer(html)][-1:]
        at = last[0].start() if last else len(html)
        return html[:at] + escaped(own) + html[at:]

    def _written(self, head: str, value: str) -> bytes:
        """Return a line; the one that stands there already where it says the same."""
        for index in self._texts():
            each = self.properties[index]
            if (each.head, each.value) == (head, value):
                return self.lines[index].raw
        return folded(head, value, self.newline)


def _parameters(file: Enclosure, key: str) -> Mapping[str, str]:
    """Return the parameters of an attachment: its name as RFC 8607 and as Outlook have it."""
    return {
        "FMTTYPE": file.media_type,
        "ENCODING": "BASE64",
        "VALUE": "BINARY",
        "FILENAME": file.name,
        "X-FILENAME": file.name,
        MARK: key,
    }
