"""A dataclass in, what a brief may write instead of its mapping out, in words."""

from __future__ import annotations

import inspect
from typing import Any

from briefgen.brief.decode import decoder
from briefgen.brief.record import Record


def short_forms(cls: type[Any]) -> str:
    """Return what a record takes instead of a mapping, as its own constructors say; empty for nothing."""
    forms = []
    for name in ("from_scalar", "from_items"):
        said = inspect.getdoc(getattr(cls, name, None)) or ""
        if said.startswith("Read the short form, "):
            forms.append(said.splitlines()[0].removeprefix("Read the short form, ").rstrip("."))
    record = Record(cls, decoder)
    if record.listed and hasattr(cls, "compose") and not hasattr(cls, "from_items"):
        forms.append(f"the list of `{record.listed.name}` alone")
    return "; or ".join(forms)
