"""What was measured in; the lines of docs/reliability.md out, limits read from the code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from reliability.limits import limits
from reliability.overview import overview, summed

Measured = Mapping[str, Any]
TOOLS = {
    "sdk": "Microsoft's Open XML SDK",
    "audit": "openxml-audit, the whole standard",
    "lint": "own lint, for what no validator sees",
    "python-pptx": "python-pptx, opened again",
    "libreoffice": "LibreOffice, no page lost (galleries)",
    "verapdf ua1": "veraPDF, PDF/UA-1",
    "verapdf 2u": "veraPDF, PDF/A-2u",
    "verapdf 3u": "veraPDF, PDF/A-3u (with attachments)",
    "outloud": "outloud, as it is heard",
    "axe": "axe-core in Chromium, web pages in two widths",
    "html": "html-validate, web pages",
    "qpdf": "qpdf --check",
    "engines": "pdfium and poppler, every character",
    "fonts": "every font embedded",
    "colour": "nothing told by colour alone (themes)",
}
LISTS = (
    "Whoever mended the checker read the phrasings of the shown and the held list;"
    " of the fresh list nobody reads what it misses, so it measures words unseen."
)
NUMBER = re.compile(r"[\d.,]+")
COUNTED = ("themes", "languages", "rules", "checks", "undecided", "slides", "characters", "fonts", "charts")


def page(parts: Measured, fuzz: Sequence[Measured], machines: Sequence[Measured]) -> str:
    """Return the page; ``parts`` by name, each with the commit it was measured on and what was found."""
    found = {name: part["found"] for name, part in parts.items()}
    measured = ", ".join(f"{name} {part['commit']} ({part['seconds']} s)" for name, part in parts.items())
    lines = [
        "# Reliability",
        "",
        "Every number here was counted by `python scripts/make_reliability.py`. Nobody writes it by hand.",
        "",
        *overview(found, fuzz, machines),
        *_section("Limits", "What a brief may be. Beyond a limit the answer is a sentence.", limits()),
        *_kills(found["kills"]),
        *_faults(found["faults"]["sentences"]),
        *_hostile(found["hostile"]),
        *_valid(found["valid"]),
        *_same(found["valid"]["bytes"], machines),
        *_fuzz(fuzz),
        f"Measured on these commits: {measured}.",
    ]
    return "\n".join(lines) + "\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """Return a table in Markdown; numbers stand at the right."""
    filled = [[_cell(cell) for cell in row] for row in rows]
    numbers = [bool(filled) and all(NUMBER.fullmatch(row[at]) for row in filled) for at in range(len(heads))]
    rule = "|".join("---:" if number else "---" for number in numbers)
    return [f"| {' | '.join(row)} |" if row else f"|{rule}|" for row in (list(heads), [], *filled)]


def _cell(value: object) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def _section(title: str, says: str, lines: Iterable[str]) -> list[str]:
    return [f"## {title}", "", says, "", *lines, ""]


def _kills(found: Measured) -> list[str]:
    ways = ("at any moment", "while writing", "in the cache", "processes")
    rows: list[tuple[str, int]] = [(f"killed {way}", found.get(way, 0)) for way in ways[:3]]
    rows += [
        ("killed in processes of their own", found.get(ways[3], 0)),
        ("of these, died; the others were done", found["died"]),
        ("the earlier edition stood, whole", found["earlier"]),
        ("the new edition stood, whole", found["new"]),
        ("both editions were seen until the next command", found["mixed"]),
        ("wrong after the next build: files, strays, cache, message", len(found["wrong"])),
    ]
    left = ", ".join(f"{name} ({count})" for name, count in found["left"].items())
    says = (
        "The real command is killed by SIGKILL: at any moment of the whole build, and before and after "
        "single system calls while it writes. Then the folder is read, the next build runs, and all is read "
        "again: outputs, temporary folders, the cache. "
        f"What the next build found and removed: {left or 'nothing'}."
    )
    lines = [*table(("builds", "count"), rows), *map(_wrong, found["wrong"])]
    for name in ("batch", "update"):
        lines += _more_kills(name, found[name]) if name in found else []
    return _section("Killed builds", says, lines)


def _more_kills(name: str, found: Measured) -> list[str]:
    """Return what came of killed batches, or of killed updates."""
    how = {
        "batch": "Batches of three rows of which some had been edited by hand: each row stands whole in one "
        "edition, what was edited is kept, and the same command does the others.",
        "update": "Updates of a deck that was edited by hand: it stands as it was or as it is to be, what it "
        "was is never lost, and the same command ends the rest.",
    }
    rows: list[tuple[str, int]] = [
        ("killed", found["tried"]),
        ("of these, died; the others were done", found["died"]),
        ("the new edition stood, whole", found["new"]),
    ]
    if found["mixed"]:
        rows.append(("some rows stood in the one, some in the other", found["mixed"]))
    rows.append(("wrong then, or after the next run", len(found["wrong"])))
    left = ", ".join(f"{each} ({count})" for each, count in found["left"].items())
    says = f"{how[name]} The next run found and removed: {left or 'nothing'}."
    heads = ({"batch": "batches", "update": "updates"}[name], "count")
    return ["", says, "", *table(heads, rows), *map(_wrong, found["wrong"])]


def _wrong(text: str) -> str:
    return f"- {text}"


def _faults(found: Mapping[str, Mapping[str, int]]) -> list[str]:
    rows = [(name, each["passed"], each["failed"], each["skipped"]) for name, each in sorted(found.items())]
    says = "Each is done for real: disks are mounted and filled, signals sent, folders removed, clocks set."
    return _section("Other faults", says, table(("what happens", "passed", "failed", "skipped"), rows))


def _hostile(found: Measured) -> list[str]:
    says = (
        "Each in a process of its own with limits on time and memory. Every file opened, every program "
        "started and every call to the network is watched: no traceback, nothing written outside the output "
        "folder, no network. One process answers all requests: their memory is what one adds to it."
    )
    keys = ("tried", "refused", "built", "seconds", "mib")
    heads = ("inputs", "tried", "refused with a reason", "built", "longest, processor s", "most memory, MiB")
    groups = [(name, *(row[key] for key in keys)) for name, row in sorted(found["groups"].items())]
    loads = [
        (row["load"], "built" if row["built"] else "refused", row["seconds"], row["mib"])
        for row in found["loads"]
    ]
    lines = [*table(heads, groups), "", *table(("load", "answer", "processor s", "MiB"), loads)]
    return _section("Hostile input", says, lines)


def _valid(found: Measured) -> list[str]:
    says = "The examples in all themes, and the gallery of every word, deck and page."
    tools = _tools(found)
    rows = [(TOOLS.get(name, name), tool["files"], _counts(tool), tool["errors"]) for name, tool in tools]
    lines = table(("who looked", "files", "at", "errors"), rows)
    if found["skipped"]:
        lines += ["", f"Skipped here: {', '.join(found['skipped'])}."]
    slides = found["slides"].items()
    lines += [
        "",
        "How far LibreOffice's picture of a slide is from ours: mean difference of colour over tiles of "
        "48 points, 0 to 255. The farthest single tile stands at the end.",
        "",
        *table(
            ("deck", "slides", "mean", "worst", "on slide", "farthest tile"),
            [
                (name, row["slides"], row["mean"], row["worst"], row["slide"], row["tile"])
                for name, row in slides
            ],
        ),
        "",
        "Contrast of every piece of text with what is painted under it. WCAG 2.2 asks for 4.5.",
        "",
        *table(
            ("theme", "pieces of text", "lowest contrast"),
            [(name, row["pieces"], row["least"]) for name, row in found["contrast"].items()],
        ),
    ]
    return _section("Validators", says, lines)


def _tools(found: Measured) -> Iterator[tuple[str, Measured]]:
    """Yield the tools in the order of their names above, then those that have none."""
    tools = {name: tool for name, tool in found["tools"].items() if name != "contrast"}
    for name in (*(name for name in TOOLS if name in tools), *(name for name in tools if name not in TOOLS)):
        yield name, tools[name]


def _counts(tool: Measured) -> str:
    return ", ".join(f"{tool[key]:,} {key}" for key in COUNTED if tool.get(key))


def _same(places: Sequence[Measured], machines: Sequence[Measured]) -> list[str]:
    says = "One brief, everything it can be asked for, built again. Files compared byte by byte."
    rows = [(place["where"], place["files"], place["same"]) for place in places]
    lines = table(("built", "files", "same bytes"), rows)
    if machines:
        keys = ("machine", "python", "zlib", "numpy", "files", "same bytes", "same content", "commit")
        cells = [tuple(machine.get(key, "") for key in keys) for machine in machines]
        says_more = (
            "Other machines, each with an empty cache: all examples, everything they can be asked for, "
            "compared by `scripts/make_hashes.py --compare`. Where another zlib packs otherwise, "
            "what it packs is the same."
        )
        lines += ["", says_more, ""]
        lines += table(keys, cells)
    return _section("Same bytes", says, lines)


def _fuzz(fuzz: Sequence[Measured]) -> list[str]:
    keys = ("run", "commits", "seconds", "tried", "built", "refused", "mended", "failed")
    runs = summed(fuzz)
    heads = (*keys[:-2], "failed once, mended", "failed")
    says = "Random briefs: see `python -m fuzz --help`. What failed once is tried again in the tests."
    lines = table(heads, [tuple(run[key] for key in keys) for run in runs])
    for run in (run for run in runs if run["checks"]):
        checks = ", ".join(f"{name} {count:,}" for name, count in run["checks"].items())
        lines += ["", f"Checked in “{run['run']}”: {checks}."]
        if any(name.startswith("fresh list") for name in run["checks"]):
            lines[-1] += f" {LISTS}"
    return _section("Fuzzing", says, lines)
