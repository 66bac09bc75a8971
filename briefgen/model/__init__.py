"""The types shared by blocks, layout and painters: scene, theme, typeset text, context."""
