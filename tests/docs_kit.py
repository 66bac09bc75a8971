"""The pages of the documentation in; their examples as whole briefs out, for the tests that build them."""

from __future__ import annotations

import importlib.util
import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from types import ModuleType

from PIL import Image

from briefgen.brief.model import Brief
from briefgen.brief.vocabulary import given
from briefgen.model.theme import Theme

ROOT = Path(__file__).parents[1]
PAGES = tuple(
    str(path.relative_to(ROOT))
    for path in (*sorted(ROOT.glob("README*.md")), *sorted((ROOT / "docs").rglob("*.md")))
)
"""What a reader reads: the README in each language, and all of docs/."""
SNIPPET = re.compile(
    r"(?:<!-- (?P<marker>[^\n]*?) -->\n\n)?^```(?P<kind>\S*)[^\n]*\n(?P<text>.*?)^```$",
    re.DOTALL | re.MULTILINE,
)
_SECTION = re.compile(r"^(\w+):", re.MULTILINE)
_ENTRY = re.compile(r"^  (\w+):", re.MULTILINE)
BRIEF_KEYS = {field.name for field in given(Brief)}
THEME_KEYS = {field.name for field in fields(Theme)} | {"extends"}


DISTRICTS = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"name": name},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[0, y], [2, y], [2, y + 1], [0, y + 1], [0, y]]],
            },
        }
        for name, y in (("North", 51), ("South", 50))
    ],
}


def script(name: str) -> ModuleType:
    """Import a file of scripts/, which is no package."""
    if name not in sys.modules:
        spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
        assert spec is not None
        assert spec.loader is not None
        sys.modules[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


LOGOS = {"logo.svg": "#00797A", "logo-white.svg": "#FFFFFF"}


@dataclass(frozen=True)
class Example:
    """A YAML block of a page, and the brief whose figures it uses."""

    page: str
    line: int
    text: str
    base: str

    @property
    def keys(self) -> set[str]:
        return set(_SECTION.findall(self.text))

    @property
    def is_theme(self) -> bool:
        return "extends" in self.keys or self.is_brand

    @property
    def is_brand(self) -> bool:
        return "color" in self.keys

    def whole(self) -> str:
        """Return the example as a whole brief."""
        if {"meta", "metrics"} <= self.keys:
            return self.text
        given = _parts(self.text, _SECTION) if self.keys else _around(self.text)
        brief = _parts(self.base, _SECTION)
        shown = [key for key in _entries(given.get("metrics", "")) if key]
        for key in ("sources", "metrics"):
            merged = {**_entries(brief.get(key, "")), **_entries(given.get(key, ""))}
            given[key] = f"{key}:\n" + "".join(merged.values())
        laid = {"onepager", "deck"} & given.keys()
        kept = {key: text for key, text in brief.items() if key not in ("onepager", "deck")}
        if not laid:
            figures = shown or list(_entries(brief["metrics"]))[:1]
            kept["onepager"] = f"onepager: {{hero: [{{blocks: [{{kpi_grid: [{', '.join(figures)}]}}]}}]}}\n"
        if "onepager" not in laid:
            kept.setdefault("onepager", "onepager: {hero: [{blocks: [source_list]}]}\n")
        return "".join({**kept, **given}.values())


def _parts(text: str, heads: re.Pattern[str]) -> dict[str, str]:
    """Split YAML at its keys of one depth: each key with its own lines."""
    found = list(heads.finditer(text))
    ends = [match.start() for match in found[1:]] + [len(text)]
    return {
        match[1]: text[match.start() : end].rstrip("\n") + "\n"
        for match, end in zip(found, ends, strict=True)
    }


def _entries(section: str) -> dict[str, str]:
    if "\n" not in section.rstrip("\n"):  # {key: {…}} on one line
        inline = re.fullmatch(r"\w+: \{(.*)\}\n?", section)
        return {"": f"  {inline[1]}\n"} if inline else {}
    return _parts(section, _ENTRY)


def _around(blocks: str) -> dict[str, str]:
    """Put a list of blocks on a page and on a slide."""
    page = "".join(f"            {line}\n" for line in blocks.splitlines())
    slide = "".join(f"      {line}\n" for line in blocks.splitlines())
    return {
        "onepager": "onepager:\n  pillars:\n    - key: docs\n      title: Example\n      modules:\n"
        f"        - title: An example\n          blocks:\n{page}",
        "deck": f"deck:\n  - title: An example\n    notes: None.\n    blocks:\n{slide}",
    }


def snippets(page: str) -> Iterator[re.Match[str]]:
    """Yield a page's blocks of code that are written by hand, each with the marker in front of it."""
    text = (ROOT / page).read_text(encoding="utf-8")
    blotted = script("make_docs").MADE.sub(lambda made: re.sub(r"[^\n]", " ", made[0]), text)
    yield from SNIPPET.finditer(blotted)


def is_example(snippet: re.Match[str]) -> bool:
    """Tell whether a block is YAML of a brief or a theme, which is built."""
    return snippet["kind"] == "yaml" and (not snippet["marker"] or snippet["marker"].startswith("in "))


def examples() -> Iterator[Example]:
    """Yield every YAML block of the documentation that is a brief, a part of one, or a theme."""
    for page in PAGES:
        text = (ROOT / page).read_text(encoding="utf-8")
        own = script("doc_consoles").named_briefs(text)
        first = next(iter(own.values()), "")
        for match in filter(is_example, snippets(page)):
            named = (match["marker"] or "in data/harbour-transit.yaml").removeprefix("in ")
            base = first if first and not match["marker"] else (ROOT / named).read_text(encoding="utf-8")
            yield Example(page, text.count("\n", 0, match.start("text")) + 1, match["text"], base)


def write(example: Example, folder: Path) -> Path:
    """Write an example as a brief, or as a theme with a brief that wears it, and return the brief's path."""
    (folder / "photos").mkdir(exist_ok=True)
    Image.new("RGB", (320, 200), "#5588AA").save(folder / "photos" / "harbour.png")
    shutil.copytree(ROOT / "data" / "pictures", folder / "pictures")
    for file in (ROOT / "docs" / "examples").glob("*.[cp]*"):
        shutil.copy(file, folder)
    (folder / "photos" / "districts.geojson").write_text(json.dumps(DISTRICTS), encoding="utf-8")
    for name, colour in LOGOS.items():
        drawn = f"<circle cx='5' cy='5' r='5' fill='{colour}'/>"
        svg = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 10'>{drawn}</svg>"
        (folder / name).write_text(svg, encoding="utf-8")
    path = folder / "brief.yaml"
    if not example.is_theme:
        path.write_text(example.whole(), encoding="utf-8")
        return path
    assert example.is_brand or example.keys <= THEME_KEYS
    (folder / "ours").mkdir()
    file = "_brand.yml" if example.is_brand else "theme.yaml"
    (folder / "ours" / file).write_text(example.text, encoding="utf-8")
    for name in LOGOS:
        shutil.copy(folder / name, folder / "ours")
    themed = re.sub(r"^theme: .*$", "theme: ./ours", example.base, flags=re.MULTILINE)
    path.write_text(themed, encoding="utf-8")
    return path
