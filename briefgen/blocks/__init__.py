"""Content elements, one file a word: the file's name is the word in the YAML, its fields are the keys."""
