"""How wide the columns of a table are: room for the longest word, and what is left by the longest text."""

from lcc.words.blocks import Table

CHARACTERS = 80
"""Of the text of a table, between the margins of A4."""
_LONGEST_WORD, _LONGEST, _MARGIN = 24, 60, 3


def shares_of_width(table: Table) -> list[float]:
    """Return the share of the width of the text that each column takes [0 to 1].

    >>> shares_of_width(Table("", ("What", "EUR"), (("Purchase", "1.00"), ("Use", "2.00")), frozenset({1})))
    [0.6111111111111112, 0.3888888888888889]
    """
    columns = list(zip(table.heads, *table.rows, strict=True))
    least = [_MARGIN + _least(column, is_number=k in table.numbers) for k, column in enumerate(columns)]
    more = [max(min(max(map(len, column)), _LONGEST) - few, 0) for column, few in zip(columns, least, strict=True)]
    spare = max(CHARACTERS - sum(least), 0) / max(sum(more), 1)
    wide = [few + spare * wish for few, wish in zip(least, more, strict=True)]
    return [part / sum(wide) for part in wide]


def _least(column: tuple[str, ...], *, is_number: bool) -> int:
    """Return the characters that a column needs: numbers are never broken, texts between words."""
    head, *texts = column
    words = [*head.split(), *(texts if is_number else (word for text in texts for word in text.split()))]
    return min(max(map(len, words), default=0), _LONGEST_WORD)
