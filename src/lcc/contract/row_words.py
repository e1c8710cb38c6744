"""How people write what is recorded: the kinds in both languages."""

from collections.abc import Mapping

from lcc.language import N_

KIND_NAMES: Mapping[str, str] = {
    "paid": N_("paid"),
    "measured": N_("measured"),
    "amended": N_("amended"),
    "social_return": N_("social return"),
    "secured": N_("secured"),
    "defaulted": N_("defaulted"),
}
KINDS: Mapping[str, str] = {
    "betaald": "paid",
    "gemeten": "measured",
    "gewijzigd": "amended",
    "social return": "social_return",
    "uitgevallen": "defaulted",
}
"""What kinds are called where somebody writes them in words."""
