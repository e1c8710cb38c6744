"""Between which bounds it is what is asked beside files: on a command line and of the public face alike."""

from datetime import date

FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)
"""Of a day that somebody types: the year of another one is a slip."""
LONGEST_NAME = 200
"""Of a name [characters]."""
LONGEST_YEARS = 200
"""Of a life, a term, a horizon."""
LONGEST_EXTENSION_YEARS = 100
FEWEST_DRAWS, MOST_DRAWS, MOST_DRAWS_OF_LOOK_BACK = 100, 1_000_000, 100_000
