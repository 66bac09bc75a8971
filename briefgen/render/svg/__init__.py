"""A page of a scene in, one SVG element of live text and vector shapes out: the same for the same page."""
