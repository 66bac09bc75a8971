"""The reading half: a YAML file in, a brief or all of its Problems out."""
