"""Which typed cells are not right, as formulas that name them: what reading the sheet refuses gets no rank on it.

`lcc.excel.quotes.read` refuses the same cells, and says why.
"""

from collections.abc import Callable, Iterable, Iterator

from lcc.excel.cells.formula import quoted
from lcc.excel.form.layout import Question
from lcc.excel.quotes.layout import of_supplier
from lcc.excel.quotes.questions import BOUGHT, NAME, REMARKS, RETURNED, SUPPLIERS, QuoteRow, kinds_taken
from lcc.excel.quotes.worth import AnswerCells, AnswerWorth
from lcc.model.offerable import SLACK
from lcc.record.path import Path

Refer = Callable[[Path], str]
"""Returns an answer as formulas refer to it."""
_PART_OF_A_MONTH = 1e-6


def named(wrong: Iterable[tuple[str, str]]) -> str:
    """Return the addresses of what is wrong, with a space between them, as a formula; each stands with its condition.

    >>> named([("A1>1", "A1")])
    'IF(A1>1,"A1 ","")'
    """
    return "&".join(f'IF({condition},"{address} ","")' for condition, address in wrong) or '""'


def wrong_on_top(asked: Iterable[Question], refer: Refer, address: Refer) -> Iterator[tuple[str, str]]:
    """Yield when what counts for all suppliers is not right: it is empty though it is needed, or no such number."""
    for one in asked:
        cell = refer(one.key)
        if one.kind == "text":
            if one.required:
                yield f'TRIM({cell})=""', address(one.key)
        else:
            off = _is_off(cell, one.kind, one.minimum or 0.0, one.maximum or 0.0)
            yield (off if one.required else f'AND(TRIM({cell})<>"",{off})'), address(one.key)


def wrong_of_supplier(
    k: int, asked: Iterable[QuoteRow], cells: AnswerCells, worth: AnswerWorth, refer: Refer, address: Refer
) -> Iterator[tuple[str, str]]:
    """Yield when an answer of a supplier is not right: no such number or choice, or of another business model."""
    rows = [one for one in asked if one.key != REMARKS]
    for one in rows:
        key = of_supplier(k, one.key)
        cell, wrong = refer(key), list[str]()
        if one.key == NAME:
            names = f"{refer(of_supplier(0, NAME))}:{refer(of_supplier(SUPPLIERS - 1, NAME)).split('!')[-1]}"
            wrong.append(f"SUMPRODUCT(--({_spelled(names)}={_spelled(cell)}))>1")
        elif one.kind == "choice":
            wrong.append("AND(" + ",".join(f"{cell}<>{quoted(label)}" for label in one.choices) + ")")
        elif one.kind != "text":
            wrong.append(_is_off(cell, one.kind, one.low, one.high))
        if one.key[-1] == "life":
            wrong.append(f"ABS(12*N({cell})-ROUND(12*N({cell}),0))>{_PART_OF_A_MONTH!r}")
        counts = f'TRIM({cell})<>""'
        if len(one.kinds) < len(kinds_taken(worth.tender)):
            is_of_another = f"AND({cells.model}>0,NOT({worth.is_one_of(one.kinds, cells)}))"
            wrong.append(is_of_another)
            counts = f"{counts},NOT(AND({is_of_another},ISNUMBER({cell}),N({cell})=0))"
        if wrong:
            yield f"AND({counts},OR({','.join(wrong)}))", address(key)
    yield from _more_back_than_paid(k, rows, cells, worth, refer, address)


def _more_back_than_paid(
    k: int, asked: Iterable[QuoteRow], cells: AnswerCells, worth: AnswerWorth, refer: Refer, address: Refer
) -> Iterator[tuple[str, str]]:
    """Yield when more is received at the end than was paid, or beside a product that is bought back."""
    ends: dict[int, list[Path]] = {}
    for one in asked:
        if one.key[-1] in ("demolition", "disposal"):
            ends.setdefault(int(one.key[1]), []).append(of_supplier(k, one.key))
    is_bought = worth.is_one_of(BOUGHT, cells)
    for i, keys in ends.items():
        received = "".join(f"-MIN(0,N({refer(key)}))" for key in keys)
        price = f"N({refer(of_supplier(k, ('items', i, 'price')))})"
        wrong = [f"{received}>{1 + SLACK!r}*{price}"]
        if "buy_back" in kinds_taken(worth.tender):
            share = f"N({refer(of_supplier(k, RETURNED))})>0"
            wrong.append(f"AND({worth.is_one_of(('buy_back',), cells)},{share},{received}>0)")
        yield f"AND({is_bought},{received}>0,OR({','.join(wrong)}))", address(keys[-1])


def _spelled(cell: str) -> str:
    """Return a name without spaces and points: by what is left most people write one name in two ways."""
    return f'SUBSTITUTE(SUBSTITUTE({cell}," ",""),".","")'


def _is_off(cell: str, kind: str, low: float, high: float) -> str:
    """Return when a cell that is not empty holds no number of this kind between these bounds."""
    part = f",N({cell})<>INT(N({cell}))" if kind == "whole" else ""
    return f"OR(NOT(ISNUMBER({cell})),N({cell})<{low!r},N({cell})>{high!r}{part})"
