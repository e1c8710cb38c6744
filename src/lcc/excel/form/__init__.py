"""What all sheets to fill in have in common."""
