"""What the commands print: problems and ledgers go in, aligned text, JSON, CSV and XLSX come out."""
