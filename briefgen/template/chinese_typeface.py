"""A typeface for Simplified Chinese in, the one that goes with it for traditional characters out."""

from __future__ import annotations

from briefgen.base.locale import is_traditional

_TRADITIONAL = {
    "Microsoft YaHei": "Microsoft JhengHei",
    "Microsoft YaHei UI": "Microsoft JhengHei UI",
    "DengXian": "Microsoft JhengHei",
    "SimHei": "Microsoft JhengHei",
    "SimSun": "PMingLiU",
    "NSimSun": "MingLiU",
    "STZhongsong": "PMingLiU",
    "STSong": "PMingLiU",
    "FangSong": "PMingLiU",
    "KaiTi": "DFKai-SB",
}
"""Typefaces of Windows and Office for the mainland, and their like for Taiwan and Hong Kong."""


def chinese_typeface(name: str, language: str) -> str:
    """Return a typeface as a language needs it: another one for traditional Chinese, where it is known."""
    return _TRADITIONAL.get(name, name) if is_traditional(language) else name
