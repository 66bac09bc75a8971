"""What YAML stumbles over because an input method for Chinese was on: full-width marks, Chinese quotes."""

from __future__ import annotations

import re

from briefgen.base.compile_late import compile_late
from briefgen.base.diagnostics import Problem
from briefgen.base.translate import tr
from briefgen.brief.full_width import wide_mark
from briefgen.brief.yaml_fault import Fault

_BRACKETS = compile_late(r"(?:^|[:\-,\[{])\s*([【［｛〔〖])")


def wide_mark_there(fault: Fault) -> Problem | None:
    """A full-width mark stands for one of YAML's."""
    found = wide_mark(fault.lines, fault.line, fault.context_line)
    if found is None:
        return None
    message, hint = found.told()
    code = "indentation" if found.mark == "\u3000" else "quotes" if found.is_quote else "syntax"
    return fault.at(found.line, found.column, message, hint, code)


def wide_quote(fault: Fault) -> Problem | None:
    """A quoted text is not closed, or not where it seems to be, because “ or ” stands at its end."""
    found = wide_mark_there(fault) if "quoted scalar" in fault.context else None
    return found if found is not None and found.code == "quotes" else None


def chinese_quotes(fault: Fault) -> Problem | None:
    """A text in Chinese quotes, of which YAML takes no notice."""
    text = fault.text(fault.line)
    if not re.search("flow|block", fault.context) and "mapping values" not in fault.problem:
        return None
    if (bracket := _BRACKETS.search(fault.before)) and fault.character == ":":
        hint = tr("write [ ] around a list, { } around keys and values, and put a text in quotes")
        return fault.at(
            fault.line,
            bracket.start(1),
            tr("{bracket} is not a bracket of YAML", bracket=bracket[1]),
            hint,
            "quotes",
        )
    for found in re.finditer(r"[“「『【《‘][^”」』】》’]*[”」』】》’]?", text):
        if found.start() <= fault.column <= found.end() and re.search(r"[{}\[\],:#]", found[0]):
            message = tr("{found} does not begin a quoted text in YAML", found=found[0][0])
            hint = tr('put straight quotes around the whole text: "{found}"', found=found[0])
            return fault.at(fault.line, found.start(), message, hint, "quotes")
    return None
