"""What is made once a run, such as an example laid out: the first process that needs it leaves it for all."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TypeVar

from briefgen.edition.publication import Publication
from briefgen.pipeline.lay_out import lay_out

ROOT = Path(__file__).parents[1]
T = TypeVar("T")


def left_for_others(make: Callable[[str], T]) -> Callable[[str], T]:
    """Return the function; where several processes test, the first that makes a thing leaves it for all."""

    @cache
    def found(name: str) -> T:
        kept = (
            Path(os.environ["BRIEFGEN_CACHE"]).with_name(make.__name__) / f"{name.replace('/', '-')}.pickle"
        )
        if not kept.exists():
            kept.parent.mkdir(exist_ok=True)
            partial = kept.with_suffix(f".{os.getpid()}")
            partial.write_bytes(pickle.dumps(make(name)))
            partial.replace(kept)
        thing: T = pickle.loads(kept.read_bytes())
        return thing

    return found


@left_for_others
def laid(name: str) -> Publication:
    """Return an example laid out: ``brief``, or ``brief@theme`` in another theme than its own."""
    brief, _, theme = name.partition("@")
    return lay_out(ROOT / "data" / f"{brief}.yaml", theme=theme)
