"""A number that knows which fields it came from and how, and how numbers are rounded."""
