"""``python -m fuzz``: random briefs, or bytes with ``--bytes``, for as long as is asked; counts out."""

from __future__ import annotations

import argparse
import collections
import json
import sys
import tempfile
import time
import traceback
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from fuzz.briefs import as_yaml, briefs


def main() -> int:
    """Run; return 1 when something failed."""
    parser = argparse.ArgumentParser(prog="python -m fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--bytes", action="store_true", help="random bytes into the reader, led by coverage")
    parser.add_argument("--layout-only", action="store_true", help="paint nothing: many more briefs")
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"), help="where failing briefs go")
    options = parser.parse_args()
    if options.bytes:
        from fuzz.reader import fuzz_reader

        return fuzz_reader(options.seconds, options.seed)
    counts = _fuzz(
        options.seconds, options.seed, options.keep, () if options.layout_only else ("pptx", "pdf")
    )
    print(json.dumps(counts, sort_keys=True))
    return 1 if counts.get("failed") else 0


def _fuzz(seconds: float, first: int, keep: Path, formats: tuple[str, ...]) -> dict[str, int]:
    """Try briefs in rounds, each of its own seed, until the time is over."""
    from fuzz.trial import tried  # not above: the reader's fuzzer imports briefgen itself, to watch it

    counts: collections.Counter[str] = collections.Counter()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def one(brief: dict[str, object]) -> None:
            if time.monotonic() > end:
                return
            yaml = as_yaml(brief)
            counts["tried"] += 1
            try:
                counts[tried(folder, yaml, formats)] += 1  # type: ignore[arg-type]
            except Exception:
                counts["failed"] += 1
                _kept(keep, yaml, counts["failed"])

        number = first
        while time.monotonic() < end:
            quiet = settings(
                max_examples=200,
                deadline=None,
                database=None,
                phases=(Phase.generate,),
                suppress_health_check=list(HealthCheck),
            )
            seed(number)(quiet(given(briefs)(one)))()
            number += 1
    return dict(counts)


def _kept(keep: Path, yaml: bytes, number: int) -> None:
    keep.mkdir(parents=True, exist_ok=True)
    (keep / f"{number:04d}.yaml").write_bytes(yaml)
    (keep / f"{number:04d}.txt").write_text(traceback.format_exc(), encoding="utf-8")
    print(traceback.format_exc().strip().splitlines()[-1], file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
