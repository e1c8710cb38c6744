"""A code for what has only a name yet."""

import re
from collections.abc import Collection

_LONGEST = 40


def code_of(name: str, taken: Collection[str] = (), otherwise: str = "item") -> str:
    """Return a code made of a name, in letters, digits and hyphens: none that is taken, and `otherwise` of none.

    >>> code_of("Bank met rugleuning"), code_of("Bank!", ["bank"]), code_of("***")
    ('bank-met-rugleuning', 'bank-2', 'item')
    """
    plain = re.sub(r"[\W_]+", "-", name.casefold())[:_LONGEST].strip("-") or otherwise
    code, number = plain, 1
    while code in taken:
        number += 1
        code = f"{plain}-{number}"
    return code
