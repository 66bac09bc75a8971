"""The files that a page may carry are made for a comparison where it carries one, and not else."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefgen.model.scene import Attachment
from briefgen.pipeline import build as pipeline
from briefgen.pipeline.build import Options, make
from briefgen.pipeline.lay_out import lay_out
from briefgen.pipeline.paint import Extras
from briefgen.report.ledger import attachable
from briefgen.verify.proof import prove

Write = Callable[[str], Path]
TEXT = """\
meta: {title: T, language: en}
metrics: {a: {label: Firms, unit: firms, values: {2024: 10, 2025: 25}}}
deck: [{title: Firms, blocks: [{kpi: a}]}]
"""


@pytest.mark.parametrize("attach", [False, True])
def test_they_are_made_where_a_page_carries_them(
    brief_file: Write, monkeypatch: pytest.MonkeyPatch, attach: bool
) -> None:
    path, calls = brief_file(TEXT), list[str]()

    def counted(laid: object) -> tuple[Attachment, ...]:
        calls.append("made")
        return attachable(laid)  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "attachable", counted)
    make(path, Options(verify=True, extras=Extras(attach=attach)))
    assert len(calls) == (2 if attach else 0)  # to be carried, and to be compared


def test_a_page_that_carries_what_was_the_figures_is_told(brief_file: Write) -> None:
    made = make(brief_file(TEXT), Options(extras=Extras(attach=True)))
    other = lay_out(brief_file(TEXT.replace("2024: 10", "2024: 11")))
    found = prove(other, made.files, partial(attachable, other)).findings
    assert {finding.code for finding in found} >= {"attachment"}
    assert prove(made.laid, made.files, partial(attachable, made.laid)).findings == ()
