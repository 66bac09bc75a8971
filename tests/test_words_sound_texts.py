"""Texts found sound are not judged again beside the same figures, and are beside others."""

import pytest

from briefgen.brief.ledger_of import ledger_of as ledger_of_brief
from briefgen.brief.read import read_brief
from briefgen.model.memory import MEMORY
from briefgen.words import check, sound_texts
from briefgen.words.contradictions import contradictions

BRIEF = """\
meta: {title: "Visits rose", language: en}
metrics:
  visits: {label: Visits, unit: thousand, kind: amount, values: {2024: 915, 2025: 1033}}
deck:
  - title: "Visits rose {visits.growth}"
    blocks: [{kpi: visits}]
"""


@pytest.fixture
def judged(monkeypatch, tmp_path):
    """The texts that are judged, in order; the process and the cache remember none at first."""
    seen = []
    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path))
    monkeypatch.setattr(sound_texts, "_remembered", type(sound_texts._remembered)())
    MEMORY.clear()
    honest = check.TextJudge.said

    def said(judge, text):
        seen.append(text[0].text)
        return honest(judge, text)

    monkeypatch.setattr(check.TextJudge, "said", said)
    return seen


def problems_of(brief_file, text):
    brief = read_brief(brief_file(text))
    return contradictions(brief, ledger_of_brief(brief))


def test_a_sound_text_is_judged_once(judged, brief_file):
    assert problems_of(brief_file, BRIEF) == ()
    first = list(judged)
    assert first
    assert problems_of(brief_file, BRIEF) == ()
    assert judged == first


def test_another_process_finds_it_in_the_cache(judged, brief_file, monkeypatch):
    problems_of(brief_file, BRIEF)
    first = list(judged)
    monkeypatch.setattr(sound_texts, "_remembered", type(sound_texts._remembered)())
    MEMORY.clear()
    problems_of(brief_file, BRIEF)
    assert judged == first


def test_a_changed_text_alone_is_judged(judged, brief_file):
    problems_of(brief_file, BRIEF)
    judged.clear()
    problems_of(brief_file, BRIEF.replace("Visits rose {visits.growth}", "Visits grew {visits.growth}"))
    assert judged == ["Visits grew {visits.growth}"]


def test_all_texts_are_judged_beside_other_figures(judged, brief_file):
    problems_of(brief_file, BRIEF)
    judged.clear()
    (fall, *_) = problems_of(brief_file, BRIEF.replace("2025: 1033", "2025: 833"))
    assert "Visits fell from 915 thousand" in fall.message
    assert len(judged) == 2


def test_a_contradicted_text_is_an_error_each_time(judged, brief_file):
    wrong = BRIEF.replace("Visits rose {visits.growth}", "Visits fell {visits.growth}")
    assert [problem.code for problem in problems_of(brief_file, wrong)] == ["statement"]
    assert [problem.code for problem in problems_of(brief_file, wrong)] == ["statement"]
