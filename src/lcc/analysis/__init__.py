"""What the comparison hangs on, and what a rule would do: settings, rules and numbers that are tried."""
