"""briefgen: one YAML brief in, an editable PowerPoint deck and a print-ready PDF one-pager out."""

__version__ = "0.1.0"
