"""Codes of problems in; what each means, how it is cured, and an example out."""

from __future__ import annotations

from importlib.resources import files

from briefgen.base.dataclass import dataclass

CURE = "Cure: "


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

    @property
    def text(self) -> str:
        """What a terminal shows."""
        shown = "\n".join(f"    {line}" for line in self.example.splitlines())
        return f"{self.code}\n\n{self.cause}\n\n{CURE}{self.cure}\n\n{shown}"


def explained() -> dict[str, Explained]:
    """Return all codes that a problem, a finding of `verify` or a conflict of `update` may have, sorted."""
    text = files("briefgen.report").joinpath("problems.md").read_text(encoding="utf-8")
    found = (_explained(part) for part in f"\n{text}".split("\n## ")[1:])
    return {each.code: each for each in found}


def _explained(part: str) -> Explained:
    code, cause, cure, example = part.strip("\n").split("\n\n", 3)
    return Explained(
        code=code,
        cause=" ".join(cause.split("\n")),
        cure=" ".join(cure.removeprefix(CURE).split("\n")),
        example="\n".join(line[4:] for line in example.split("\n")),
    )
