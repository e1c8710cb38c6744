"""Documents for people: letters, method statement, proposal, annex; as blocks, and those as Word, PDF or HTML."""
