"""Picture files, checked and converted to what painters take."""
