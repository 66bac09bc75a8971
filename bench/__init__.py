"""What briefgen costs: paired ratios against a straight python-pptx deck, memory and file sizes."""
