"""What deck and page are made of where a brief gives figures and no layout."""
