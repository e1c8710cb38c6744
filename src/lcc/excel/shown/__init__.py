"""What a reader of a sheet sees: numbers as shown, and what is covered, hidden or out of sight."""
