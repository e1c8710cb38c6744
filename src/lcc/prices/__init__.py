"""Price memory: what was offered before, kept by an authority in a file of its own, and the range that it comes to."""
