"""Random briefs in, every failure out that is no BriefError. ``python -m fuzz --help``."""
