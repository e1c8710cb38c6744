"""A problem, or what a law asks, in words."""

from lcc.intake.options import TextOptions, asked
from lcc.language import Language, translator
from lcc.record.problem import Problem
from lcc.scrutiny.law_finding import LawFinding
from lcc.words.law import finding_lines
from lcc.words.problems import worded


def said(problem: Problem | LawFinding, language: Language = "nl") -> str:
    """Return a problem in words: where it stands, what was found there, what is expected and how to mend it.

    Of a finding of `law` it says the article, what that asks, what was found, and the source.

    Examples
    --------
    >>> from lcc.api.reading import check
    >>> [problem] = check(("desks.ods", b""))
    >>> print(said(problem, "en"))
    desks.ods
      found:    text '.ods'
      expected: a .yaml, .json or .xlsx file
      to mend:  Name the tender first, then the bids.
    """
    _ = translator(asked(TextOptions, language=language).language)
    return "\n".join(finding_lines(problem, _)) if isinstance(problem, LawFinding) else worded(problem).say(_)
