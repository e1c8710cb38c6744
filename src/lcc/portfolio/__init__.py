"""Many tenders in one table: found, read, worked out on one computer or several, and written."""
