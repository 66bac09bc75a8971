"""The vocabulary in, a picture book of it out: an example a word, each beside the YAML that made it."""
