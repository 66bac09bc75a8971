"""Codes of problems in; what each means, how it is cured, and an example out."""

from __future__ import annotations

from importlib.resources import files

from briefgen.base.catalogue import catalogue
from briefgen.base.dataclass import dataclass
from briefgen.base.marked import N_
from briefgen.base.translate import program_language

CURE = N_("Cure: ")
PAGES = {"zh": "problems.zh.md"}
"""The files of languages besides English: the same codes in the same order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """What a problem's code means."""

    code: str
    cause: str
    """A paragraph, on one line."""
    cure: str
    """What to do about it, on one line."""
    example: str
    """Lines of a brief, of a command line, or words that show it."""
    head: str = CURE
    """What stands before the cure."""

    @property
    def text(self) -> str:
        """What a terminal shows."""
        shown = "\n".join(f"    {line}" for line in self.example.splitlines())
        return f"{self.code}\n\n{self.cause}\n\n{self.head}{self.cure}\n\n{shown}"


def explained(language: str = "") -> dict[str, Explained]:
    """Return all codes that a problem, a finding of `verify` or a conflict of `update` may have, sorted.

    They are explained in a language, by default in that of the program.
    """
    language = language or program_language()
    name = PAGES.get(language, "problems.md")
    text = files("briefgen.report").joinpath(name).read_text(encoding="utf-8")
    head = catalogue(language).gettext(CURE) if language in PAGES else CURE
    found = (_explained(part, head) for part in f"\n{text}".split("\n## ")[1:])
    return {each.code: each for each in found}


def _explained(part: str, head: str) -> Explained:
    code, cause, cure, example = part.strip("\n").split("\n\n", 3)
    return Explained(
        code=code,
        cause=" ".join(cause.split("\n")),
        cure=" ".join(cure.removeprefix(head).split("\n")),
        example="\n".join(line[4:] for line in example.split("\n")),
        head=head,
    )
