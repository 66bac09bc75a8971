"""A brief's text laid out evenly: its words, numbers, quotes and comments stay as they are."""
