"""Tables beside a brief, read: files of figures in, the values of metrics with the cell of each out."""
