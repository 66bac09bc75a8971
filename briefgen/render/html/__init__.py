"""A web page's parts in, one self-contained HTML document out: no script, nothing from elsewhere."""
