"""Text and pictures for people: the rules of the calculation in words."""
