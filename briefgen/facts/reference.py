"""A reference to a figure in; its metric, the part named, and the period that it compares with out."""

from __future__ import annotations

from typing import NamedTuple

from briefgen.base.compile_late import compile_late
from briefgen.base.marked import N_
from briefgen.base.translate import tr

_REFERENCE = compile_late(r"(?P<metric>[^.@]+)(?:\.(?P<part>[^@#]+)(?:@(?P<since>[^#]+))?(?:#\d+)?)?")

FORMS = N_("write metric, metric.2020, metric.growth or metric.growth@2020")


class ReferenceParts(NamedTuple):
    """``talent.growth@2020``: metric, part and period; empty texts for what it does not name."""

    metric: str
    part: str
    since: str

    @classmethod
    def of(cls, text: str) -> ReferenceParts:
        """Return the parts of a reference; LookupError where it is none."""
        match = _REFERENCE.fullmatch(text.strip())
        if not match:
            raise LookupError(tr("{text!r} is not a valid reference; {FORMS}", text=text, FORMS=tr(FORMS)))
        return cls(*((match[name] or "").strip() for name in ("metric", "part", "since")))
