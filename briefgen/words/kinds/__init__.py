"""The kinds of statements that are checked, one file each: find the words, and judge them."""
