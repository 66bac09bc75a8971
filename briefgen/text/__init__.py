"""Strings and styles go in; measured, broken lines come out."""

from briefgen.text.face import Face, face, missing
from briefgen.text.setter import fits, least_width, set_line, set_text, states_number, sure_width, text_width

__all__ = [
    "Face",
    "face",
    "fits",
    "least_width",
    "missing",
    "set_line",
    "set_text",
    "states_number",
    "sure_width",
    "text_width",
]
