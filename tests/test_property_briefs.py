"""Any brief made of the vocabulary is laid out or refused with Problems; what is painted opens again."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from briefgen.brief.source import parse
from briefgen.problems import BriefError
from fuzz.briefs import as_yaml, briefs
from fuzz.trial import tried

QUICK = settings(
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for one brief after the other."""
    return tmp_path_factory.mktemp("property")


@settings(QUICK, max_examples=40)
@given(brief=briefs)
def test_any_brief_is_laid_out_or_refused(folder: Path, brief: dict[str, Any]) -> None:
    assert tried(folder, as_yaml(brief), ()) in ("built", "refused")


@settings(QUICK, max_examples=8)
@given(brief=briefs)
def test_what_is_painted_opens_again(folder: Path, brief: dict[str, Any]) -> None:
    for key in ("deck", "onepager"):
        brief.pop(key, None)  # derived pages are built more often than random ones
    assert tried(folder, as_yaml(brief)) in ("built", "refused")


@settings(QUICK, max_examples=200)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    with contextlib.suppress(BriefError):
        parse(data, "brief.yaml")
