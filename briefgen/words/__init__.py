"""Words around figures: what prose says of the metrics that it names, recomputed from their values."""
