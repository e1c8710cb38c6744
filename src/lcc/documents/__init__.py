"""Documents for people: method statement, letters, annex; as blocks, and those as Word or HTML."""
