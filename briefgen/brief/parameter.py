"""A parameter of a brief: what may be set from outside, and what stands there unless it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import FieldError, Place, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.translate import tr

Settings = Mapping[str, str]
"""Texts by the names of the parameters that are set to them."""
UNSET: Settings = MappingProxyType({})
MOST_CHARACTERS = 500
"""Of a value: a name, a code, a file; longer texts are the brief's own."""
_UNFIT = compile_late(r"[{}\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A text that is set for each edition: `${name}` stands for it."""

    label: str = option("what it is, in words", "")
    default: str | None = option("its text unless it is set; without one it has to be set", None)
    one_of: tuple[str, ...] = option("the only texts that it may have", ())
    pattern: str = option("a regular expression that the whole of its text matches", "")
    doc: str = option("what to know before setting it", "")
    place: Place

    def __post_init__(self) -> None:
        """Refuse a pattern that is none, and a default that nobody could set."""
        try:
            re.compile(self.pattern)
        except re.error as error:
            raise FieldError(
                tr("{pattern!r} is not a regular expression: {error}", pattern=self.pattern, error=error),
                "pattern",
            ) from None
        if self.default is not None and (found := self.refused(self.default)):
            raise FieldError("; ".join(filter(None, found)), "default")

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Parameter:
        """Read the short form, the default alone."""
        return cls(default=text, place=place)

    @classmethod
    def from_nothing(cls, place: Place) -> Parameter:
        """Read a name alone: it has to be set."""
        return cls(place=place)

    def refused(self, text: str) -> tuple[str, str] | None:
        """Return why a text cannot be its value, and a way out; None where it can."""
        if len(text) > MOST_CHARACTERS:
            message = tr(
                "a value of {count:,} characters; the limit is {limit}",
                count=len(text),
                limit=MOST_CHARACTERS,
            )
            return message, ""
        if unfit := _UNFIT.search(text):
            said = N_("the value {text!r} has the invisible U+{number:04X}")
            if unfit[0] in "{}":
                said = N_("the value {text!r} has a {mark}")
            message = tr(said, text=text[:40], mark=unfit[0], number=ord(unfit[0]))
            return message, tr("a value is one line of text without braces")
        if self.one_of and text not in self.one_of:
            near = did_you_mean(text, self.one_of) if nearest(text, self.one_of) else ""
            allowed = tr("allowed: {names}", names=", ".join(self.one_of))
            return tr("{text!r} is none of its values", text=text), near or allowed
        if self.pattern and (said := _unlike(self.pattern, text)):
            return said, self.doc
        return None


def _unlike(pattern: str, text: str) -> str:
    """Return why a text is not as a pattern has it; empty where it is."""
    from briefgen.brief.pattern import EndlessError, matches  # few briefs have a pattern

    try:
        if matches(pattern, text):
            return ""
        return tr("{text!r} does not match its pattern, {pattern}", text=text, pattern=pattern)
    except EndlessError as error:
        return str(error)
