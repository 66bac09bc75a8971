"""Sentences about figures that are known to be true or false, and what the product says of them."""
