"""What else is done with a brief that was tried: fmt, templates, updates, parameters; and other briefs."""
