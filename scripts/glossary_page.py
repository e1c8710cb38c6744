"""Write docs/glossary.md, from the glossary of the program. Run after a term has changed."""

from pathlib import Path

from lcc.library.glossary import glossary

PAGE = Path(__file__).parents[1] / "docs" / "glossary.md"
_TITLES = {
    "nl": ("Begrippen", "begrip", "betekenis", "English"),
    "en": ("Terms", "term", "meaning", "Nederlands"),
}


def page() -> str:
    """Return the page: a table for each language, by the alphabet, each with the name in the other one."""
    lines = [
        "# Glossary",
        "",
        "The words of procurement and life-cycle costs, in Dutch and English. What stands on the sheets of a",
        "comparison is explained at the foot of its sheet Checks. By `scripts/glossary_page.py`.",
    ]
    for language, other in (("nl", "en"), ("en", "nl")):
        title, *heads = _TITLES[language]
        lines += ["", f"## {title}", "", f"| {' | '.join(heads)} |", "|---|---|---|"]
        both = zip(glossary(language), glossary(other), strict=True)
        rows = sorted((own.name, own.meaning, there.name) for own, there in both)
        lines += [f"| {' | '.join(row)} |" for row in sorted(rows, key=lambda row: row[0].casefold())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(page())
