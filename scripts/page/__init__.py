"""What builds the page in the browser: inputs by hash, what goes in, and one file out of it."""
