"""What patterns are compiled to, made anew: `briefgen/base/patterns.bin`, which serves Python 3.11 to 3.14.

The briefs of `data/` are built, and what that compiles is written down. Other Pythons, whose programs are
named, compile the same patterns; where one of them comes to other numbers nothing is written. A pattern that
has changed since is compiled when it is used, as ever: this is made anew before a release.
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from briefgen.base import compile_late, pattern_code, pattern_file  # noqa: E402
from briefgen.base.pattern_code import PatternCode, code_of  # noqa: E402

Pattern = tuple[str, int]


def main() -> int:
    """Write the file and say how large it is, or which Python disagrees."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "pythons", nargs="*", help="programs of further Pythons, which need nothing beside them"
    )
    parser.add_argument("--compile", action="store_true", help="compile the patterns of standard input")
    asked = parser.parse_args()
    if asked.compile:
        print(json.dumps((pattern_code.NUMBERING, base64.b64encode(compiled(json.load(sys.stdin))).decode())))
        return 0
    patterns = used()
    made = compiled(patterns)
    for python in asked.pythons:
        command = [python, str(Path(__file__)), "--compile"]
        said = subprocess.run(
            command, input=json.dumps(patterns), stdout=subprocess.PIPE, check=True, text=True
        )
        numbering, theirs = json.loads(said.stdout)
        same = numbering in pattern_file.NUMBERINGS and base64.b64decode(theirs) == made
        print(f"{python} ({numbering}): {'the same' if same else 'other numbers, nothing is written'}")
        if not same:
            return 1
    pattern_file.SHIPPED.write_bytes(made)
    print(f"{pattern_file.SHIPPED.name}: {len(patterns)} patterns, {len(made) / 1024:.0f} KiB")
    return 0


def compiled(patterns: list[Pattern]) -> bytes:
    """Return the file of what patterns are compiled to."""
    codes = {compile_late.name_of(*each): code_of(*each) for each in sorted(patterns)}
    return pattern_file.written({name: code for name, code in codes.items() if code is not None})


def used() -> list[Pattern]:
    """Return the patterns that builds of the briefs at hand use, with nothing kept of earlier ones."""
    from briefgen.pipeline.build import Options, build

    found: dict[Pattern, None] = {}

    def noted(pattern: str, flags: int) -> PatternCode | None:
        found[pattern, flags] = None
        return code_of(pattern, flags)

    pattern_code.code_of = noted
    compile_late.shipped = dict
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BRIEFGEN_CACHE"] = str(Path(folder) / "cache")
        for brief in sorted((ROOT / "data").rglob("*.yaml")):
            build(brief, Options(out=Path(folder)))
    return list(found)


if __name__ == "__main__":
    sys.exit(main())
