"""How people write what is recorded: the kinds in both languages."""

from collections.abc import Mapping

from lcc.language.terms import OF_CONTRACTS

KIND_NAMES: Mapping[str, str] = {
    kind: OF_CONTRACTS[kind]
    for kind in ("paid", "measured", "amended", "social_return", "secured", "released", "defaulted", "resumed")
}
KINDS: Mapping[str, str] = {
    "betaald": "paid",
    "gemeten": "measured",
    "gewijzigd": "amended",
    "social return": "social_return",
    "vrijgevallen": "released",
    "uitgevallen": "defaulted",
    "hervat": "resumed",
}
"""What kinds are called where somebody writes them in words."""
