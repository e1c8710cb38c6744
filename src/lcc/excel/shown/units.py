"""Words beside numbers: units that may stand there, signs of money, and words that make another number of one."""

import re
from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


UNITS = _words(
    """
    st stk stuk stuks stks pcs pc piece pieces unit units eenheid eenheden per p a kr m km cm mm dm l
    ltr liter litre g kg ton t kwh mwh wh kw w gj mj h u uur uren hour hours d dag dagen day days week
    weken weeks maand maanden mnd month months kwartaal quarter jaar jaren jr j year years yr y m2 m3
    dm2 dm3 cm2 cm3 mm2 mm3 km2 ha co2 co2e eq rit ritten trip trips wasbeurt gebruik use uses
    inschrijving bid set stel paar pair bank bench
    """
)
"""What a number is counted in, in Dutch and English."""

UNITS_WITH_A_DIGIT = _words("m2 m3 dm2 dm3 cm2 cm3 mm2 mm3 km2 km3 ft2 ft3 co2 co2e h2o")
"""Units with a digit in them."""

SCALES = _words(
    """
    k kk x e tsd dzd duizend duizenden duizendtal thousand thousands mille mil mln mio mill miljoen
    miljoenen million millions mrd mld miljard miljarden billion billions bn honderd hundred tien ten
    twaalf twelve dozijn dozen gros cent cents ct cts eurocent eurocents procent percent pct promille
    permille maal keer times half halve kwart hundreds honderden tientallen centen twee drie vier vijf
    zes zeven acht negen two three four five six seven eight nine eleven elf een one zero nul anderhalf
    anderhalve dubbel dubbele double triple duplo hekto hecto kilo mega giga deci centi milli micro bps bp
    basispunt basispunten minus min neg negatief negative o oo fl hfl gulden guilder guilders dm bef ff
    """
)
"""Words that make another number of the one beside them."""

BEGIN_SCALES = (
    "duiz", "milj", "mlj", "mlrd", "million", "billion", "bilj", "thous", "thsd", "hundr", "honderd", "tiental",
    "dozij", "procent", "percent", "promil", "twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig",
    "tachtig", "negentig", "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy", "eighty", "ninety",
)  # fmt: skip
"""How such words begin, however they are shortened."""

END_SCALES = ("tien", "teen", "tig", "voud", "fold", "honderd", "hundred", "duizend")
"""How number words end: dertien, thirteen, vijfentwintig, tienvoud."""

SCALES_AS_WRITTEN = frozenset(
    ("M", "T", "K", "MM", "MEUR", "TEUR", "KEUR", "kEUR", "mEUR", "tEUR", "cEUR", "CEUR", "G", "B")
)

SIGNS_OF: Mapping[str, tuple[str, ...]] = {
    "EUR": ("€", "EUR", "EURO", "EURO'S", "EUROS"),
    "GBP": ("£", "GBP", "POUND", "POUNDS", "POND"),
    "USD": ("$", "US$", "USD", "DOLLAR", "DOLLARS"),
    "JPY": ("¥", "JPY", "YEN"),
    "CHF": ("CHF", "FR", "FRANC", "FRANCS", "FRANKEN"),
}
"""The sign, code and names of currencies that have more than a code."""

_OF_ONE_KIND = tuple(
    _words(line)
    for line in """
    h u uur uren hour hours
    d dag dagen day days dagelijks daily
    week weken weeks wekelijks weekly
    maand maanden mnd month months maandelijks monthly
    kwartaal kwartalen quarter quarters
    j jaar jaren jr year years yr y jaarlijks annual yearly annum
    paar pair pairs
    set sets stel
    g gr gram
    kg kilogram
    t ton tonne tonnes
    km kilometer
    bid inschrijving
    rit ritten trip trips
    use uses gebruik wasbeurt
    """.strip().split("\n")
)
"""Words for one period, or one count: beside the number of a field stands none but its own."""


def contradicts(words: str, unit: str) -> bool:
    """Whether words beside a number name another period or count than the unit of the number does.

    >>> contradicts("per maand", "EUR per bench and year"), contradicts("p/jr", "EUR per bench and year")
    (True, False)
    """
    said, own = ({*re.findall(r"[^\W\d_]+", text.casefold())} for text in (words, unit))
    return any(said & kind and not own & kind for kind in _OF_ONE_KIND)


CODES = _words(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD
    CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD
    GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT
    LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR
    NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP
    STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF
    XPF YER ZAR ZMW ZWL NLG BEF DEM BTC
    """
)
"""Codes of currencies."""

NAMES_OF_MONEY = frozenset(word for signs in SIGNS_OF.values() for word in signs if len(word) > 3) | {"GULDEN"}
