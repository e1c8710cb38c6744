"""All tenders of an authority, out of what is published of them: what a share of tenders is a share of."""
