"""Problems and ledgers in; the commands' output out, as aligned text, JSON, CSV or XLSX."""
