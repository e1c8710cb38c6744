"""What a text of a stranger may have: one table, by which time and memory of reading it are bounded."""

from typing import NamedTuple


class TextLimits(NamedTuple):
    """The most of everything that a YAML or JSON text may have."""

    file_bytes: int
    values: int
    depth: int = 50
    fields: int = 1_000
    characters: int = 100_000
    key_characters: int = 1_000
    number_characters: int = 100


JSON = TextLimits(file_bytes=10_000_000, values=300_000)
"""A bid of 25 offers with 1,000 costs each has 150,000 values in 3 MB; machines write it in JSON, and only there."""

YAML = TextLimits(file_bytes=800_000, values=40_000)
"""YAML in pure Python takes a hundred times as long for each value as JSON; 4,000 costs in 400 kB are 40,000 values."""

STREAMED_JSON = TextLimits(file_bytes=1_000_000_000, values=JSON.values)
"""What is read a piece at a time, each of which JSON bounds: a year of all tenders of a country has 100 MB."""

LARGEST_BYTES = max(JSON.file_bytes, YAML.file_bytes)
