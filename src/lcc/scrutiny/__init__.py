"""A rule or an outcome looked at: what to think of before it is announced. Nothing here changes either."""
