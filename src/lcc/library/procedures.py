"""How a tender is put out."""

from typing import Literal, get_args

Procedure = Literal["european", "national", "three_quotes", "mini_competition", "market_consultation"]
PROCEDURES: tuple[Procedure, ...] = get_args(Procedure)
