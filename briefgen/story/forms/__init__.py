"""The forms of insights: a relation among figures each, with its sentence and the ways to show it."""
