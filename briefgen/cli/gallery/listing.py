"""YAML in, its lines as they are written out: a block of the gallery, not of the brief."""

from __future__ import annotations

import re

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place
from briefgen.base.geometry import Box
from briefgen.model.context import Composition, Setting
from briefgen.model.scene import Paragraph, Run, Shape, Text
from briefgen.text import set_text

INDENT_EM = 0.55
"""Room that a leading space takes."""
LEADING = 1.32
MOST_LINES = 17
"""Lines that are shown as they are set; the rest is in the speaker's notes."""
_KEY = re.compile(r"^((?:- )?[\w-]+:)(.*)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Lines of YAML, their keys in ink and what they hold in grey."""

    text: str
    word: str
    place: Place

    @property
    def stretch(self) -> float:
        """Return 0: text keeps its height."""
        return 0.0

    def compose(self, setting: Setting, width: float, height: float | None = None) -> Composition:
        """Set the lines on a tinted ground, each with its indent."""
        pad = setting.gap(2)
        text = self._set(self.text.splitlines(), setting, width - 2 * pad)
        box = Box(0.0, 0.0, width, text.box.height + 2 * pad)
        ground = Shape(box=box, fill=setting.theme.palette.surface, name="YAML ground")
        return Composition(
            items=(ground, replace(text, box=text.box.moved(pad, pad))), width=width, height=box.height
        )

    def _set(self, lines: list[str], setting: Setting, width: float) -> Text:
        """Return as many of the lines as may be shown, and a sign where there are more."""
        kept = len(lines)
        while True:
            shown = lines if kept == len(lines) else [*lines[:kept], "…"]
            paragraphs = tuple(self._line(line, setting) for line in shown)
            text = set_text(paragraphs, width=width, role="label", name=f"YAML of {self.word}")
            if len(text.lines) <= MOST_LINES or kept <= 1:
                return text
            kept -= 1

    def _line(self, line: str, setting: Setting) -> Paragraph:
        style = setting.style("note", setting.theme.palette.muted)
        words = line.lstrip(" ")
        indent = (len(line) - len(words)) * INDENT_EM * style.size
        key = replace(style, colour=setting.theme.palette.ink)
        if f"{self.word}:" in words:
            key = replace(style, colour=setting.accent.words, weight=700)
        found = _KEY.match(words)
        pairs = ((found[1], key), (found[2], style)) if found else ((words, style),)
        runs = tuple(Run(text=part, style=look) for part, look in pairs if part)
        return Paragraph(runs=runs, leading=round(style.size * LEADING, 2), indent=round(indent, 2))
