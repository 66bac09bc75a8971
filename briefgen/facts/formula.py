"""Formulas as briefs write them, `exports - imports` or `average(a, b)`: their text is read into terms.

Nothing but numbers, metrics, + - * / and the functions can be said, and nothing is evaluated. A key is taken
as it stands in the brief, the longest first, so that `new-cars - old-cars` is one difference.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal
from typing import ClassVar

from briefgen.base.compile_late import compile_late
from briefgen.base.dataclass import dataclass
from briefgen.base.diagnostics import Place, did_you_mean, nearest
from briefgen.base.marked import N_
from briefgen.base.translate import tr
from briefgen.facts.expression import (
    MOST_TERMS,
    Average,
    Constant,
    ExpressionError,
    Operand,
    Operation,
    Term,
    Weighted,
    chained,
)

LONGEST = 2000
DEEPEST = 20
"""Brackets within brackets: no formula of a brief needs more, and reading them is recursive."""
_SIGNS: Mapping[str, str] = {
    "−": "-", "–": "-", "－": "-", "×": "*", "·": "*", "＊": "*", "÷": "/", "／": "/", "＋": "+",
    "（": "(", "）": ")", "，": ",", "、": ",",
}  # fmt: skip
"""What stands for a sign in Chinese text and in print."""
_NUMBER = compile_late(r"\d+(?:\.\d+)?")
_SIGN = compile_late(r"[+＋*×/÷()（）]|\s[-−–]\s")
_NAME = compile_late(r"[^\W\d]\w*|\w+")
FUNCTIONS = ("average", "weighted", "sum")
FORM = N_("a formula has metrics, numbers, + - * /, brackets, average(a, b), weighted(rate by weight, …)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Formula:
    """How a metric follows from others, as the brief writes it."""

    TEXT_ALONE: ClassVar = True
    text: str
    place: Place

    @classmethod
    def from_scalar(cls, text: str, place: Place) -> Formula:
        """Take the text; what it says is read when all metrics are known."""
        return cls(text=text, place=place)

    def term(self, keys: Sequence[str]) -> Term:
        """Return what the formula says of the metrics with these keys; raise ExpressionError."""
        return _FormulaText(self.text, keys).whole()


def is_formula(text: str, keys: Collection[str]) -> bool:
    """Say whether a text that may name a metric is a formula instead: it is no key, and has a sign."""
    return text not in keys and _SIGN.search(text) is not None


class _FormulaText:
    """Reads a formula from left to right."""

    def __init__(self, text: str, keys: Sequence[str]) -> None:
        if len(text) > LONGEST:
            raise ExpressionError(
                tr("a formula of {count} characters", count=len(text)),
                tr("at most {LONGEST} are read", LONGEST=LONGEST),
            )
        self.text, self.keys = text, keys
        self.longest = sorted(keys, key=len, reverse=True)
        self.at = self.depth = 0

    def whole(self) -> Term:
        """Return the term of the whole text."""
        if (count := sum(_SIGNS.get(each, each) in "+-*/" for each in self.text)) >= MOST_TERMS:
            raise ExpressionError(
                tr("{count} signs in one formula", count=count),
                tr("write fewer than {MOST_TERMS}", MOST_TERMS=MOST_TERMS),
            )
        term = self.sum()
        if self.peek():
            raise ExpressionError(
                tr("{rest} is left over behind {before}", rest=self.rest(), before=self.before()), tr(FORM)
            )
        return term

    def sum(self) -> Term:
        """Read terms with + and − between them."""
        term = self.product()
        while (sign := self.peek()) and sign in "+-":
            self.at += 1
            term = Operation("+" if sign == "+" else "-", term, self.product())
        return term

    def product(self) -> Term:
        """Read terms with × and ÷ between them."""
        term = self.atom()
        while (sign := self.peek()) and sign in "*/":
            self.at += 1
            term = Operation("*" if sign == "*" else "/", term, self.atom())
        return term

    def atom(self) -> Term:
        """Read a number, a metric, a function or what stands in brackets."""
        if self.take("("):
            return self.enclosed()
        if self.take("-"):
            inner = self.atom()
            minus = Constant(-inner.number) if isinstance(inner, Constant) else None
            return minus or Operation("*", Constant(Decimal(-1)), inner)
        if key := self.key():
            self.at += len(key)
            return Operand(key)
        if found := _NUMBER.match(self.text, self.at):
            self.at = found.end()
            if _NAME.match(self.text, self.at):
                raise ExpressionError(
                    tr("{found}{rest} is neither a number nor a metric", found=found[0], rest=self.rest()),
                    tr(FORM),
                )
            return Constant(Decimal(found[0]))
        if found := _NAME.match(self.text, self.at):
            self.at = found.end()
            if found[0] in FUNCTIONS and self.take("("):
                return self.function(found[0])
            hint = did_you_mean(found[0], self.keys) if nearest(found[0], self.keys) else tr(FORM)
            raise ExpressionError(
                tr("no metric {found!r} in the formula {text!r}", found=found[0], text=self.text), hint
            )
        message = tr("a metric or a number is missing in the formula")
        if self.at:
            message = tr("a metric or a number is missing behind {before}", before=self.before())
        if self.peek():
            message = tr("{message}, found {rest}", message=message, rest=self.rest())
        raise ExpressionError(message, tr(FORM))

    def enclosed(self) -> Term:
        """Read to the bracket that closes the one read last."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(
                tr("more than {DEEPEST} brackets within each other", DEEPEST=DEEPEST), tr("make it flatter")
            )
        term = self.sum()
        self.close()
        return term

    def function(self, name: str) -> Term:
        """Read what a function takes, up to its closing bracket."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise ExpressionError(
                tr("more than {DEEPEST} brackets within each other", DEEPEST=DEEPEST), tr("make it flatter")
            )
        terms: list[Term] = []
        weights: list[Term] = []
        while not terms or self.take(","):
            terms.append(self.sum())
            if name == "weighted":
                if not self.word("by"):
                    hint = tr(
                        "write the weight behind `by`: weighted(rate_a by pupils_a, rate_b by pupils_b)"
                    )
                    raise ExpressionError(
                        tr("a weight is missing behind {before}", before=self.before()), hint
                    )
                weights.append(self.sum())
        self.close()
        if len(terms) < 2:
            raise ExpressionError(
                tr("{name}() of one metric alone", name=name),
                tr("name two or more, with commas between them"),
            )
        if name == "sum":
            return chained("+", terms)
        return Weighted(tuple(terms), tuple(weights)) if weights else Average(tuple(terms))

    def close(self) -> None:
        """Read a closing bracket."""
        if not self.take(")"):
            said = N_("a bracket is not closed behind {before}")
            if self.peek():
                said = N_("a bracket is not closed behind {before}, found {rest}")
            hint = tr("close it; inside { } a comma ends a value: put the whole formula in quotes")
            raise ExpressionError(tr(said, before=self.before(), rest=self.rest()), hint)
        self.depth -= 1

    def key(self) -> str:
        """Return the longest key of a metric that stands here; empty: none."""
        self.peek()
        for key in self.longest:
            end = self.at + len(key)
            if self.text.startswith(key, self.at) and not (
                _is_word(key[-1:]) and _is_word(self.text[end : end + 1])
            ):
                called = key in FUNCTIONS and self.text[end:].lstrip()[:1] in ("(", "（")
                return "" if called else key
        return ""

    def word(self, wanted: str) -> bool:
        """Read a word of the formula's own, if it stands here."""
        self.peek()
        found = _NAME.match(self.text, self.at)
        if not found or found[0] != wanted:
            return False
        self.at = found.end()
        return True

    def take(self, sign: str) -> bool:
        """Read a sign, if it stands here."""
        if self.peek() != sign:
            return False
        self.at += 1
        return True

    def peek(self) -> str:
        """Return the next character in its plain form, skipping spaces; empty at the end."""
        while self.at < len(self.text) and self.text[self.at].isspace():
            self.at += 1
        found = self.text[self.at : self.at + 1]
        return _SIGNS.get(found, found)

    def before(self) -> str:
        """Return what was read last, for messages."""
        return repr(self.text[: self.at].rstrip()[-24:])

    def rest(self) -> str:
        """Return what comes next, for messages."""
        return repr(self.text[self.at :].strip()[:24])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
