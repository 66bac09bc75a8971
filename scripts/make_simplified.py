"""The table of traditional characters made anew: `briefgen/base/simplified.txt`, of OpenCC's.

Its source is no part of what briefgen needs: `opencc-python-reimplemented` 0.1.7 from PyPI, under the Apache
License 2.0. Then `python scripts/make_simplified.py`. Of several simplified characters the first is taken.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).resolve().parents[1] / "briefgen" / "base" / "simplified.txt"


def pairs() -> list[tuple[str, str]]:
    """Return the characters that differ, in the order of their code points."""
    lines = files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8").splitlines()
    found = (line.partition("\t") for line in lines)
    return sorted(
        (one, other.split()[0])
        for one, _, other in found
        if len(one) == len(other.split()[0]) == 1 and one != other.split()[0]
    )


def main() -> None:
    """Write the table: the traditional characters in one line, the simplified ones in the next."""
    found = pairs()
    text = "".join(one for one, _ in found) + "\n" + "".join(other for _, other in found) + "\n"
    TABLE.write_text(text, "utf-8", newline="\n")
    print(f"{TABLE.name}: {len(found)} characters")


if __name__ == "__main__":
    main()
