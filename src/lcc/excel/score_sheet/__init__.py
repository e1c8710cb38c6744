"""The score sheet of an assessor."""
