"""A rule of the method in words, and the numbers in it as readers write them."""

from decimal import Decimal

from lcc.figure.rounding import half_up
from lcc.language import Local, Percent, Text, listed
from lcc.model.quality import AnyScale, MoneyScale

WordedRule = tuple[Text, Text]
"""Title and text."""

_MONEY_DECIMALS = (0, 2, 4)
_LARGE = 1e5


def rule(title: str, text: str, **values: object) -> WordedRule:
    """Return a rule with its blanks filled in."""
    return Text(title), Text(text, values)


def rule_of(title: str, *sentences: str | Text) -> WordedRule:
    """Return a rule of several sentences, one after the other.

    >>> title, text = rule_of("Lease", "A payment each period.", Text("It is {size}.", {"size": 5}))
    >>> text.say(str)
    'A payment each period. It is 5.'
    """
    return Text(title), listed((Text(one) if isinstance(one, str) else one for one in sentences), " ")


def money(value: float) -> Local:
    """Return an amount that is stated, with as many decimals as it has."""
    decimals = next((number for number in _MONEY_DECIMALS if half_up(value, number) == value), decimals_of(value))
    return Local(value, decimals)


def exact(value: float) -> Local:
    """Return a number in twelve digits, or as few as it has: what is worked out with it comes out as it did."""
    plain = float(f"{value:.12g}")
    return Local(plain, decimals_of(plain))


def decimals_of(value: float) -> int:
    """Return how many decimals a number has, as it is stated.

    >>> decimals_of(2500.0), decimals_of(0.125)
    (0, 3)
    """
    return max(0, -int(Decimal(repr(float(value))).normalize().as_tuple().exponent))


def number(value: float) -> Local:
    """Return a number that is no money: as short as it can be told, and a large one in full."""
    return Local(value) if abs(value) < _LARGE else money(value)


def in_currency(value: float, currency: str) -> Text:
    """Return an amount that is stated, with its currency."""
    return Text("{currency} {amount}", {"currency": currency, "amount": money(value)})


def score_text(score: float | str, scale: AnyScale, currency: str) -> Text:
    """Return a score as it is written on its scale: a word, a sum of money or a number.

    >>> score_text(2500000.0, MoneyScale(kind="money", highest=5e6), "EUR").say(str)
    'EUR 2,500,000'
    """
    if isinstance(scale, MoneyScale):
        return in_currency(float(score), currency)
    return Text("{score}", {"score": score if isinstance(score, str) else number(score)})


def named(name: str | Text, share: float) -> Text:
    """Return a name and its share."""
    return Text("{name} {share}", {"name": name, "share": Percent(share)})
