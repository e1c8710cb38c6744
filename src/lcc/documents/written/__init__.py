"""A document as a file: Word, page or PDF, and in an authority's own Word template; blocks in, bytes out."""
