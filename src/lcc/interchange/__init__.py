"""In and out as text: YAML, JSON, JSON Schema; and what is wrong in it, in words."""
