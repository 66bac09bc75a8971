"""The bytes of a .html in, what its pages say out: read by Python's own parser, which had no part in it."""

from __future__ import annotations

from html.parser import HTMLParser

from briefgen.base.translate import tr
from briefgen.verify.passage import Channel, PageText, Passage, UnreadableError

MOST_BYTES = 64 * 2**20
MOST_PASSAGES = 100_000
VOID = frozenset(
    {"meta", "br", "hr", "img", "link", "input", "col", "area", "base", "embed", "source", "wbr"}
)
BLOCKS = frozenset(
    {"h1", "h2", "h3", "h4", "h5", "h6", "p", "li", "td", "th", "div", "ul", "ol", "table", "tr", "thead"}
    | {"tbody", "text", "svg", "figure", "figcaption", "article", "header", "main", "footer", "section"}
    | {"body", "summary", "details", "nav", "dl", "dt", "dd", "blockquote", "pre"}
)
UNREAD = frozenset({"head", "style", "title", "nav"})
"""Elements that say nothing of the page's own; ``title`` is also what a drawing says under a pointer."""
UNREAD_CLASSES = frozenset({"led", "narrow", "vh"})


def read_web(content: bytes, name: str) -> tuple[PageText, ...]:
    """Return the pages in their order; UnreadableError when the file is no web page that can be read."""
    if len(content) > MOST_BYTES:
        raise UnreadableError(
            tr("{name} is larger than {number} MiB: too large to be a page of briefgen", name=name, number=64)
        )
    if b"<html" not in content[:1024].lower():
        raise UnreadableError(tr("{name} is not a web page", name=name))
    reader = _WebReader()
    reader.feed(content.decode("utf-8", "replace"))
    reader.close()
    return reader.pages(name)


class _WebReader(HTMLParser):
    """Collects what is said, block by block: texts, values of charts, what figures are said to be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[tuple[str, frozenset[str], str]] = []
        self._sheets: list[list[Passage]] = [[]]
        self._said: list[str] = []
        self._note: list[str] = []
        self._count = 0

    def pages(self, name: str) -> tuple[PageText, ...]:
        """Return what was found; what stands outside of articles belongs to the first of them."""
        self._flush()
        if self._count > MOST_PASSAGES:
            raise UnreadableError(tr("{name} has more texts than are read", name=name))
        outside, *articles = self._sheets
        first, *others = articles or [[]]
        told = [[*outside, *first], *others]
        return tuple(
            PageText(number=number, title="", passages=tuple(each)) for number, each in enumerate(told, 1)
        )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        if tag == "br":
            self.handle_data("\n")
        if tag in VOID:
            return
        given = {key: value or "" for key, value in attrs}
        if tag in BLOCKS:
            self._flush()
        if tag == "article":
            self._sheets.append([])
        if tag in ("script", "iframe", "object", "form"):
            self._add("other", tag, f"({tag})")
        classes = frozenset(given.get("class", "").split())
        drawn = tag == "svg" or "data-chart" in given
        if drawn and self._inside("figure") and not self._is_unread(classes) and given.get("aria-label"):
            self._add("alt", "alternative text", given["aria-label"])
        self._open.append((tag, classes, given.get("data-fact", "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Pass over an empty element."""

    def handle_endtag(self, tag: str) -> None:
        """Close the last open element of that name, and all in it."""
        if tag not in (each for each, _, _ in self._open):
            return
        if tag in BLOCKS:
            self._flush()
        while True:
            closed, classes, _ = self._open.pop()
            if "n" in classes:
                self._close_note()
            if closed == tag:
                return

    def handle_data(self, data: str) -> None:
        """Keep characters of what is read."""
        if self._is_unread() or self._inside("script"):
            return
        if any("n" in classes for _, classes, _ in self._open):
            self._note.append(data)
        else:
            self._said.append(data)

    def _is_unread(self, own: frozenset[str] = frozenset()) -> bool:
        """Say whether an element of some classes, or one around it, says nothing of the page's own."""
        open_ones = any(tag in UNREAD or classes & UNREAD_CLASSES for tag, classes, _ in self._open)
        return open_ones or bool(own & UNREAD_CLASSES)

    def _inside(self, name: str) -> bool:
        return any(tag == name for tag, _, _ in self._open)

    def _close_note(self) -> None:
        fact = next((fact for _, _, fact in reversed(self._open) if fact), "")
        self._add("notes", f"note of {fact}", "".join(self._note), facts=(fact,))
        self._note = []

    def _flush(self) -> None:
        """End a block: a cell of a chart's table is a value, a head of it names what the chart names."""
        text, self._said = "".join(self._said), []
        if not text.strip():
            return
        if not self._inside("details"):
            self._add("text", "text", text)
        elif self._inside("td"):
            self._add("label", "values of a chart", text)

    def _add(self, channel: Channel, where: str, text: str, facts: tuple[str, ...] = ()) -> None:
        self._count += 1
        if self._count <= MOST_PASSAGES:
            self._sheets[-1].append(Passage(channel=channel, where=where, text=text, facts=facts))
