"""The process around a build: files, locks, signals, limits, cache."""
