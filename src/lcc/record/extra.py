"""What does not come with the program by itself, but with an extra: `pip install "circular-lcc[word]"`."""

from collections.abc import Iterator
from contextlib import contextmanager

from lcc.record.problem import refusal


@contextmanager
def of_extra(extra: str, *libraries: str) -> Iterator[None]:
    """Refuse what is imported within where a library of an extra is not installed.

    Raises
    ------
    InputRefusedError
        It is not installed; which extra brings it is said.

    Examples
    --------
    >>> with of_extra("word", "no_such_library"):
    ...     import no_such_library
    Traceback (most recent call last):
        ...
    lcc.record.problem.InputRefusedError: : extra_word: found 'no_such_library'
    """
    try:
        yield
    except ModuleNotFoundError as missing:
        name = (missing.name or "").partition(".")[0]
        if name not in libraries:
            raise
        raise refusal(f"extra_{extra}", name) from None
