"""The hinge types between blocks, layout and painters: scene, theme, typeset text, context."""
