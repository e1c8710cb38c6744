"""What a law asks of a tender, in the terminal."""

from typing import TYPE_CHECKING

from lcc.cli.terminal import say
from lcc.language import Translate

if TYPE_CHECKING:
    from lcc.scrutiny.law_check import LawCheck


def print_law(check: "LawCheck", _: Translate) -> None:
    """Print which law and day, what each provision comes to, and which provisions are not asked of this tender."""
    from lcc.words.law import assumed_texts, finding_lines, later_texts, law_title, said_of_law
    from lcc.words.law_texts import NO_ADVICE

    say("\n" + law_title(check).say(_))
    say(_(NO_ADVICE))
    for text in assumed_texts(check):
        say(text.say(_))
    for finding in check.findings:
        if finding.verdict != "not_asked":
            say("\n  " + "\n  ".join(finding_lines(finding, _)))
    not_asked = [said_of_law(one) for one in check.findings if one.verdict == "not_asked"]
    if not_asked:
        say("\n  " + _("Not asked here:"))
    for one in not_asked:
        say(f"    {one.article.say(_)}: {one.found.say(_)}")
    for text in later_texts(check):
        say("\n  " + text.say(_))
