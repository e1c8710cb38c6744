"""What commands print: rankings and tables, each in a file of its own."""
