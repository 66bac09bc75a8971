"""Many briefings from one brief: a row of a table each, in parallel, resumable, with a report."""
