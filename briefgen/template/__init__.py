"""A company's slide template in, a plan for decks and the theme that goes with it out; it paints nothing."""
