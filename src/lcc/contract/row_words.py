"""How people write what is recorded: the kinds in both languages."""

from collections.abc import Mapping

from lcc.language.terms import OF_CONTRACTS

KIND_NAMES: Mapping[str, str] = {
    kind: OF_CONTRACTS[kind] for kind in ("paid", "measured", "amended", "social_return", "secured", "defaulted")
}
KINDS: Mapping[str, str] = {
    "betaald": "paid",
    "gemeten": "measured",
    "gewijzigd": "amended",
    "social return": "social_return",
    "uitgevallen": "defaulted",
}
"""What kinds are called where somebody writes them in words."""
