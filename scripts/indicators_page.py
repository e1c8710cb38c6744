"""Write the tables of docs/indicators.md, from the indicators of the program. Run after one has changed."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from lcc.indicators.figures import BY, INDICATORS, STAGES, WHY
from lcc.indicators.words import UNITS

PAGE = Path(__file__).parents[1] / "docs" / "indicators.md"


def tables() -> dict[str, str]:
    """Return the tables of the page by name."""
    listed = [
        (f"`{code}`", one.title, _split(one.parts, is_split=one.is_split), one.formula,
         UNITS[one.unit].replace("{currency}", "money"), STAGES[one.stage], _better(one.more_is_better), one.source)
        for code, one in INDICATORS.items()
    ]  # fmt: skip
    reasons = [
        (f"`{code}`", one.text, "unknown" if one.is_unknown else "not about it") for code, one in WHY.items()
    ]
    return {
        "indicators": _table(
            ("code", "indicator", "parts", "formula", "unit", "says", "better", "source"), listed
        ),
        "reasons": _table(("code", "why it is left out", "counted as"), reasons),
        "groups": ", ".join(f"`{code}`" for code in BY),
    }


def page(text: str) -> str:
    """Return the text of the page with its tables as they are now."""
    for name, table in tables().items():
        start, end = f"<!-- {name} -->\n", f"\n<!-- end of {name} -->"
        before, _start, rest = text.partition(start)
        text = f"{before}{start}{table}{end}{rest.partition(end)[2]}"
    return text


def _split(parts: Mapping[str, str], *, is_split: bool) -> str:
    if not is_split:
        return ""
    return ", ".join(f"`{code}`" for code in parts) if parts else "by code"


def _better(more: bool | None) -> str:
    return "" if more is None else "more" if more else "less"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(heads)} |", f"|{'---|' * len(heads)}"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


if __name__ == "__main__":
    PAGE.write_text(page(PAGE.read_text()))
