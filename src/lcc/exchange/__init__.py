"""Open data formats."""
