"""The method statement: what is asked, what the authority sets, and an example worked out step by step."""
