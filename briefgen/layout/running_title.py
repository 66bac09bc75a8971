"""An edition in; its name as it stands at the foot of each slide out, or none where it has no room."""

from __future__ import annotations

from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.edition.edition import Edition
from briefgen.layout.sections import plain_text
from briefgen.model.context import Setting
from briefgen.model.scene import Run, Style, Text
from briefgen.text import set_line


def running_title(edition: Edition, setting: Setting, style: Style, room: float) -> Text | None:
    """Return the short title, else the title, on one line; a warning and nothing where it is longer."""
    meta = edition.brief.meta
    text = meta.short_title or plain_text(meta.title, edition)
    line = set_line((Run(text=text, style=style),), role="artifact")
    if line.box.width <= room:
        return line
    message = tr("the title is too long for the foot of slides, where it is left out")
    hint = tr("give a `short_title` for it")
    setting.problems.append(Problem(meta.title.place, message, hint, "overflow", "warning"))
    return None
