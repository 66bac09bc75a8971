"""Strings and styles go in; measured, broken lines come out."""

from briefgen.text.face import Face, face, missing
from briefgen.text.setter import fits, set_line, set_text, sure_width, text_width

__all__ = ["Face", "face", "fits", "missing", "set_line", "set_text", "sure_width", "text_width"]
