"""A language's catalogue of translated texts: `briefgen/languages/TAG.po`, compiled as gettext has it.

What briefs print stands in the code in English and in Simplified Chinese, what the program says to its user
in English. Every further language is one file: texts of briefs have the context `brief` in it, messages none.
`scripts/make_languages.py` collects the texts, compiles the files and says what is missing.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

from briefgen.base.own_files import PACKAGE_FOLDER

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES_FOLDER = PACKAGE_FOLDER / "languages"
Language = Annotated[str, "language"]
"""The tag of a brief's language, read as ``brief_language`` gives it."""
NATIVE = ("zh-CN", "en")
"""The languages of briefs that stand in the code."""
TRADITIONAL = ("zh-TW", "zh-HK")
"""The regions of traditional Chinese, the nearest to a tag that names none first."""
PRINTED = "brief"
"""The context of what is printed in a deck or on a page."""
SCRIPTS = {"tw": "hant", "hk": "hant", "mo": "hant", "cn": "hans", "sg": "hans"}
"""The script in which Chinese is written in a region, where a tag does not name it (CLDR, likely subtags)."""


@cache
def catalogue(language: str) -> NullTranslations:
    """Return the texts of a language (BCP 47 or POSIX): of its nearest file, then of wider ones."""
    import gettext  # English and Simplified Chinese need none

    found: list[NullTranslations] = []
    for name in nearest_files(language):
        try:
            with (LANGUAGES_FOLDER / f"{name}.mo").open("rb") as file:
                found.append(gettext.GNUTranslations(file))
        except OSError:
            continue
    for nearer, wider in pairwise(found):
        nearer.add_fallback(wider)
    return found[0] if found else gettext.NullTranslations()


def nearest_files(language: str) -> tuple[str, ...]:
    """Return what a language's files may be called, the nearest first: zh_Hant_HK, zh_Hant, zh."""
    parts = language.partition(".")[0].partition("@")[0].lower().replace("_", "-").split("-")
    if parts[0] == "zh":
        script = next((each for each in parts if each in ("hans", "hant")), "")
        region = next((each for each in parts[1:] if each in SCRIPTS), "")
        parts = ["zh", script or SCRIPTS.get(region, "hans"), *([region] if region else [])]
    named = [_cased(part, index) for index, part in enumerate(parts)]
    return tuple("_".join(named[:count]) for count in range(len(named), 0, -1))


def _cased(part: str, index: int) -> str:
    """Return a subtag as POSIX writes it: zh, Hant, HK."""
    if not index:
        return part
    return part.title() if len(part) == 4 else part.upper()


@cache
def is_native(language: str) -> bool:
    """Return whether the texts of a language stand in the code: English of any region, Simplified Chinese."""
    named = nearest_files(language)
    return named[-1] == "en" or "zh_Hans" in named


@cache
def brief_languages() -> tuple[str, ...]:
    """Return the tags that a brief may have: the two of the code, and those that have a file."""
    found = [path.stem for path in sorted(LANGUAGES_FOLDER.glob("*.mo")) if path.stem != "zh"]
    regions = TRADITIONAL if "zh_Hant" in found else ()
    return (*NATIVE, *regions, *(name.replace("_", "-") for name in found if not name.startswith("zh")))


def brief_language(tag: str) -> str:
    """Return a tag of a brief as it is kept: in its usual case, Chinese by where it is written so.

    A region stays, since figures and files go by it: de-CH, en-GB. ValueError where no file has the language.
    """
    if tag in NATIVE:
        return tag
    names, known = nearest_files(tag.strip()), brief_languages()
    if names[-1] == "zh" and "zh_Hant" in names:
        place = "zh-HK" if names[0][-2:] in ("HK", "MO") else "zh-TW"
        if place in known:
            return place
    elif names[-1] == "zh":
        return "zh-CN"
    elif any(name.replace("_", "-") in known for name in names):
        parts = names[0].split("_")
        return "-".join((parts[0], *(part for part in parts[1:] if len(part) in (2, 4) and part.isalpha())))
    raise ValueError(f"briefs have no language {tag[:40]!r}")
