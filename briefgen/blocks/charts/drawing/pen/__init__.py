"""The pen: what charts ask of matplotlib's axes, drawn without it; files are named as matplotlib's."""
