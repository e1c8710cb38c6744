"""The bid form: where everything stands on it, writing and reading it."""
