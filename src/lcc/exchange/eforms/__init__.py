"""eForms, the notices of the European Union: what is typed over into one, and the parts of its XML that we know."""
