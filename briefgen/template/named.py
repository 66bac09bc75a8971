"""A brief and its theme in, the theme in the template that the brief or the command line names out."""

from __future__ import annotations

from pathlib import Path

from briefgen.base.diagnostics import BriefError, Place, Problem
from briefgen.base.translate import tr
from briefgen.brief.model import Brief
from briefgen.brief.theme_file import ThemeHome
from briefgen.model.theme import Theme
from briefgen.runtime.sandbox import MissingFileError, file_within
from briefgen.template.as_theme import themed
from briefgen.template.choice import ENDINGS, TemplateChoice, read_choice
from briefgen.template.plan import TemplatePlan, planned
from briefgen.template.read import read_template


def template_path(brief: Brief, home: ThemeHome, asked: str = "") -> Path | None:
    """Return the file that is named as template, asked for or by the brief; None where none is.

    BriefError where a brief names one outside its folder, or one that is not there.
    """
    if asked:
        return Path(asked)
    if brief.template is None:
        return None
    return _within(home, brief.template.text, brief.template.place)


def with_template(theme: Theme, brief: Brief, home: ThemeHome, asked: str = "") -> Theme:
    """Return the theme in the named template; as it is where none is named."""
    path = template_path(brief, home, asked)
    return theme if path is None else themed(theme, plan_of(path))


def plan_of(path: Path) -> TemplatePlan:
    """Return the plan of a template, or of the template.yaml that names one."""
    if path.suffix.lower() not in ENDINGS:
        return planned(read_template(path))
    choice = read_choice(path)
    return planned(read_template(_named_in(path, choice)), choice)


def named_template(path: Path) -> Path:
    """Return the template itself: what a template.yaml names, any other file as it is."""
    return path if path.suffix.lower() not in ENDINGS else _named_in(path, read_choice(path))


def _named_in(path: Path, choice: TemplateChoice) -> Path:
    """Return the template that a template.yaml names: it lies in the folder of that file, or below."""
    place = getattr(choice.file, "place", choice.place)
    return _within(ThemeHome(folder=path.parent, fence=path.parent.resolve()), choice.file, place)


def _within(home: ThemeHome, name: str, place: Place) -> Path:
    if home.fence is None:
        return home.folder / name
    try:
        return file_within(home.folder, name)
    except MissingFileError as error:
        hint = error.cure or tr("give the path of a .potx or .pptx below the brief's folder")
        raise _refusal(place, tr("there is no template '{name}'", name=name[:200]), hint) from None
    except (OSError, ValueError) as error:
        message = tr("the template '{name}' cannot be read: {error}", name=name[:200], error=error)
        hint = tr("copy it below that folder; only --template may name a file anywhere")
        raise _refusal(place, message, hint) from None


def _refusal(place: Place, message: str, hint: str) -> BriefError:
    return BriefError([Problem(place, message, hint, "template")])
