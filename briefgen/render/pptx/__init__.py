"""A scene in, an editable PowerPoint deck out: native text, shapes, charts and tables."""

from __future__ import annotations

from briefgen.model.scene import Scene


def paint(scene: Scene) -> bytes:
    """Return the bytes of a .pptx that shows the scene; the same scene gives the same bytes."""
    if scene.template is not None:
        from briefgen.render.pptx.template_deck import deck_in_template

        return deck_in_template(scene, scene.template)
    from briefgen.render.pptx.deck import deck  # a PDF alone needs none of it

    return deck(scene)
