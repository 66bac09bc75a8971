"""What several blocks share: runs of text, cards, grids, icons."""
