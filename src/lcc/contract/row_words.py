"""How people write what is recorded: the kinds in both languages."""

from collections.abc import Mapping

from lcc.language import N_

KIND_NAMES: Mapping[str, str] = {
    "paid": N_("paid"),
    "measured": N_("measured"),
    "amended": N_("amended"),
    "secured": N_("secured"),
    "defaulted": N_("defaulted"),
}
KINDS: Mapping[str, str] = {
    "betaald": "paid",
    "gemeten": "measured",
    "gewijzigd": "amended",
    "uitgevallen": "defaulted",
}
"""What kinds are called where somebody writes them in Dutch."""
