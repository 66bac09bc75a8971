"""What briefgen costs (paired ratios, memory, file sizes) and how varied, spoken and filled its pages are."""
