"""References to members as people write them in; the keys of the members' metrics in their place out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from briefgen.base.phrase import escape_references
from briefgen.facts.family import Family

AT = r"(?:[^\[\]]|\[[^\[\]]*\])*"
"""What stands between the brackets of a reference; a name may have brackets itself, `Ward [3]`."""
_INSIDE = re.compile(r"\{[^{}]*\}")

Refuse = Callable[[str], None]
"""Takes what is wrong with a reference, and perhaps behind a semicolon what to do."""


class MemberReferences:
    """Rewrites references: ``wait[ northgate ]`` is wait[Northgate], ``wait[site]`` that of a bound one."""

    def __init__(self, families: Mapping[str, Family], bound: Mapping[str, str]) -> None:
        self.families = families
        self.bound = bound
        keys = "|".join(sorted(map(re.escape, families), key=len, reverse=True))
        self._member = re.compile(rf"(?<![\w\]])(?P<key>{keys})\[(?P<at>{AT})\]") if keys else None

    def in_prose(self, text: str, refuse: Refuse) -> str:
        """Return a text whose references in braces are rewritten; ``{site}`` is the bound member's name."""
        return _INSIDE.sub(lambda found: self._in_braces(found[0], refuse), text) if "{" in text else text

    def in_reference(self, text: str, refuse: Refuse) -> str:
        """Return a reference, or a text with some, rewritten."""
        if self._member is None or "[" not in text:
            return text
        return self._member.sub(lambda found: self._key(found, refuse), text)

    def fixed(self, key: str, at: str) -> dict[str, str]:
        """Return the members in brackets by dimension; LookupError for one that is none."""
        whole = any(at.strip() in members for members in self.families[key].members.values())
        names = [at.strip()] if whole else [name.strip() for name in at.split(",") if name.strip()]
        return self.families[key].fixed([self._bound(name) for name in names])

    def _bound(self, name: str) -> str:
        return f"{name}={self.bound[name]}" if name in self.bound else name

    def _in_braces(self, braced: str, refuse: Refuse) -> str:
        name = braced[1:-1].strip()
        if name in self.bound:
            return escape_references(self.bound[name])
        return self.in_reference(braced, refuse)

    def _key(self, found: re.Match[str], refuse: Refuse) -> str:
        try:
            family = self.families[found["key"]]
            return family.key_of(self.fixed(found["key"], found["at"]))
        except LookupError as error:
            refuse(str(error.args[0]))
            return found[0]
