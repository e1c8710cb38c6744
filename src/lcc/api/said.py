"""A problem in words."""

from lcc.intake.options import TextOptions, asked
from lcc.language import Language, translator
from lcc.record.problem import Problem
from lcc.words.problems import worded


def said(problem: Problem, language: Language = "nl") -> str:
    """Return a problem in words: where it stands, what was found there, what is expected and how to mend it.

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
    return worded(problem).say(translator(asked(TextOptions, language=language).language))
