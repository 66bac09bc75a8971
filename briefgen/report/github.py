"""Problems in, GitHub's workflow commands out, which show each beside the line that it is about."""

from __future__ import annotations

from briefgen.base.diagnostics import Problem


def annotation(problem: Problem) -> str:
    """Return a problem as one line, which a step of a workflow prints."""
    place = problem.place
    where = {"file": place.file, "line": place.line, "col": place.column, "title": problem.code}
    described = ",".join(f"{key}={_property(str(value))}" for key, value in where.items() if value)
    text = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.severity} {described}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
