"""What every record has in common, and when two names are one."""
