"""Tables drawn by chance, briefs that read them in every way, and an oracle of what must be printed."""
