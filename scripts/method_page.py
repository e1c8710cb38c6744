"""Write docs/method.md from the rules that the workbook prints. Run after a rule has changed."""

import sys
from pathlib import Path

from lcc.intake.submissions import read_tender
from lcc.language import translator
from lcc.library import shipped
from lcc.method.rules import rules

PAGE = Path(__file__).parents[1] / "docs" / "method.md"


def page() -> str:
    """Return the page, for the example of street furniture."""
    tender = read_tender(shipped.examples()["street-furniture"] / "tender.yaml")
    _ = translator("en")
    lines = [
        "# The method",
        "",
        "The rules of the calculation, as every comparison workbook prints them on its last sheet, in Dutch or",
        "English. The numbers are those of `examples/street-furniture/tender.yaml`. This page is written by",
        "`scripts/method_page.py`.",
        "",
    ]
    for title, text in rules(tender):
        lines += [f"**{title.say(_)}.** {text.say(_)}", ""]
    return "\n".join(lines)


def main() -> int:
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
