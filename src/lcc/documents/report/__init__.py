"""The report of an award for the file, and the reasoned decision that Belgian law asks for."""
