"""Write docs/constants.md: every published figure, with its source and when it holds. Run after one has changed."""

import sys
from collections.abc import Iterator
from pathlib import Path

from lcc.language import translator
from lcc.library.published import PUBLISHED
from lcc.words.published_figures import HEADS, figure_text, source_text

PAGE = Path(__file__).parents[1] / "docs" / "constants.md"
HEAD = """# Published figures

What a tender can choose by name; `lcc constants` prints the same, and `lcc constants --at 2027-01-01` only what is
known to hold on that day. None of them is ever a default, and what is not known of one is said. A figure that ended
stays, so that an award of its time can be replayed; a tender that names one after that is remarked on. Written by
`scripts/constants_page.py`.
"""
_ = translator("en")


def page() -> str:
    """Return the page as it should be."""
    return HEAD + "".join(_lines())


def _lines() -> Iterator[str]:
    for kind, figures in PUBLISHED.items():
        title, _before, choice = HEADS[kind].partition(" (")
        yield f"\n## {title}\n\n`{choice.removesuffix(')')}`\n\n| name | what it is | source |\n| --- | --- | --- |\n"
        for name, one in figures.items():
            yield f"| `{name}` | {figure_text(one).say(_)} | {source_text(one).say(_)} |\n"


def main() -> int:
    PAGE.write_text(page())
    return 0


if __name__ == "__main__":
    sys.exit(main())
