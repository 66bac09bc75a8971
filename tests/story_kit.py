"""A brief's text in, the story told of its figures out, with titles as they are printed."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.diagnostics import Place
from briefgen.brief.model import Brief
from briefgen.brief.read import read_draft
from briefgen.facts.ledger import Ledger
from briefgen.facts.prose import resolve
from briefgen.story.told import Story, Told, told_story

PLACE = Place("brief.yaml")


def story_of(text: str) -> Story:
    """Return the story of a brief without mistakes."""
    draft = read_draft(Path("brief.yaml"), text.encode())
    assert draft.brief is not None, draft.problems
    return told_story(draft.brief, ledger_of_brief(draft.brief))


def ledger_of_brief(brief: Brief) -> Ledger:
    """Return a brief's ledger."""
    meta = brief.meta
    ledger = Ledger.of(
        brief.metrics, brief.sources, language=meta.language, as_of=meta.as_of, fiscal_year=meta.fiscal_year
    )
    assert not [problem for problem in ledger.problems if problem.severity == "error"], ledger.problems
    return ledger


def shown(text: str, story: Story) -> str:
    """Return a sentence with its figures as they are printed."""
    pieces, problems = resolve(text, story.graph.ledger, PLACE)
    assert not problems, problems
    return "".join(piece.text for piece in pieces)


def titles(story: Story) -> list[str]:
    """Return the titles of all insights, in order."""
    return [shown(told.title, story) for told in story.all_told()]


def only(story: Story, form: str) -> Told:
    """Return the one insight of a form."""
    (told,) = [each for each in story.all_told() if each.insight.form == form]
    return told
