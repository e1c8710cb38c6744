"""What is known of what authorities buy: prices, lives, emissions, each with its source. A file for each category."""
