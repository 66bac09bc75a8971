"""A brief's deck and page put into the file of a meeting, or into a draft message."""
