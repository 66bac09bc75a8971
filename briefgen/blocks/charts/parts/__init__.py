"""What several charts share: frame, rows of facts, axes, labels, notes."""
