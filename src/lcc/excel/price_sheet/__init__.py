"""An authority's own price sheet, read by a mapping."""
