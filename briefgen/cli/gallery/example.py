"""A word in, its example out: the file WORD.yaml beside this one, decoded, and its text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import field
from pathlib import Path

from briefgen.base.copier import replace
from briefgen.base.dataclass import dataclass, option
from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.phrase import Phrase
from briefgen.base.translate import tr
from briefgen.brief.decode import decode
from briefgen.brief.model import Brief
from briefgen.brief.source import read_source
from briefgen.facts.metric import Metric
from briefgen.model.context import Block

FOLDER = Path(__file__).parent
COMMON = FOLDER / "_common.yaml"
_TITLE = re.compile(r"^title:.*\n", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """What shows a word: a finding as its title, and the blocks below it."""

    title: Phrase = field(metadata={"doc": "the slide's title, a sentence with the finding"})
    metrics: Mapping[str, Metric] = option("figures of its own, besides the shared ones", factory=dict)
    blocks: tuple[Block, ...] = field(metadata={"doc": "what is shown, as on a slide"})
    place: Place


def path_of(word: str) -> Path:
    """Return where a word's example lies."""
    return FOLDER / f"{word}.yaml"


def read_example(path: Path) -> Example:
    """Return the example in a file; BriefError with every Problem where it cannot be read."""
    example: Example = decode(read_source(path), Example)
    return example


def as_yaml(path: Path) -> str:
    """Return an example's YAML without the title, which the slide shows by itself; its blocks first."""
    text = _TITLE.sub("", path.read_text(encoding="utf-8"), count=1)
    before, head, blocks = text.partition("blocks:")
    own = "\n".join(line for line in before.splitlines() if line and not line.startswith("#"))
    return f"{head}{blocks}".rstrip("\n") + (f"\n{own}" if own else "")


def brief_of(examples: Iterable[Example]) -> Brief:
    """Return a brief with the shared figures and the examples' own; BriefError where two share a key."""
    common: Brief = decode(read_source(COMMON), Brief)
    metrics = dict(common.metrics)
    problems = []
    for example in examples:
        for key, metric in example.metrics.items():
            if key in metrics:
                problems.append(
                    Problem(metric.place, tr("the metric {key!r} is another example's already", key=key))
                )
            metrics[key] = metric
    if problems:
        raise BriefError(problems)
    return replace(common, metrics=metrics)
