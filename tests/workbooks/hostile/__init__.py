"""The corpus of hostile files."""
