"""One file a page structure: a plan and a width in, everything between masthead and foot out."""
