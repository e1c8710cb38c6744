"""What the words around a number on a price sheet say of it: its unit, how often it falls, for how many pieces it is.

Dutch and English. A text is eaten from the front of a list of patterns; of a text that is a unit and nothing else,
what is left over is said to be not understood.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, fields, replace
from functools import lru_cache, partial
from typing import Any

_NUMBERS = {
    "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10,
    "twaalf": 12, "vijftien": 15, "twintig": 20, "honderd": 100, "duizend": 1000,
    "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "twelve": 12, "fifteen": 15, "twenty": 20, "hundred": 100, "thousand": 1000,
}  # fmt: skip
_SPELLED = {0x2019: "'", 0x2013: "-", 0x2014: "-", 0xD7: "x", 0xA0: " "}
_WORDED = re.compile(r"\b(" + "|".join(_NUMBERS) + r")(?=jaarlijks|\b)")
_N = r"(\d+(?:[.,]\d+)*)"
_PERIODS: Sequence[tuple[str, float]] = (
    (r"half[- ]?jaar|halve jaren|half[- ]?years?|semesters?", 6),
    (r"contractjaar|kalenderjaar|jaren|jaar|jrs?|years?|yrs?|annum", 12),
    (r"kwartaal|kwartalen|quarters?|kwart|kw", 3),
    (r"kalendermaand|maanden|maand|mndn?|mnd|mth|months?|mo", 1),
    (r"weken|week|wk|weeks", 12 / 52),
    (r"dagen|dag|days?|etmaal", 12 / 365),
)
"""How many months a period has, of which a year has a whole number: 52 weeks, 365 days."""
_PERIOD = "(" + "|".join(words for words, _months in _PERIODS) + r")\b\.?"
_EVERY = r"(?:per|elke|elk|iedere|ieder|every|each|om de|once an?|an?|p\.)"
_OF_PERIOD = "bedrag|prijs|tarief|huur|kosten|vergoeding|termijn|lease|last|abonnement|factuur"
_PIECE = (
    r"(?:stuks?|stk|st|eenhe(?:id|den)|exempla(?:ar|ren)|pieces?|pcs?|units?|each|items?|artikel(?:en)?|ea)\b\.?"
)
_TIME = r"(?:keer|beurt|inspectie|onderhoudsbeurt|bezoek|visit|time|service|occurrence|uitvoering|ronde)\b"
_WHOLE = r"(?:opdracht|overeenkomst|contract|project|perceel|inschrijving|bid|assignment|lot)\b"
_PACKS = (
    r"(?:doos|dozen|pallets?|sets?|pak|pakken|pack|rol|rollen|roll|zak|zakken|bag|bundel|krat|box|boxes|case)\b"
)
_AREA = {
    "m2": r"m2|m²|vierkante meters?|square met(?:re|er)s?|vk\.? ?m",
    "m3": r"m3|m³|kubieke meters?|cubic met(?:re|er)s?|kuub",
    "m1": r"m1|m¹|(?:strekkende|lopende) meters?|str\.? ?m|linear met(?:re|er)s?|meters?|met(?:re|er)s?|m",
    "uur": r"(?:man)?uur|(?:man)?uren|hours?|hrs?|hr",
    "km": r"km|kilometers?|kilomet(?:re|er)s?",
    "kWh": r"kwh|kilowattuur",
    "l": r"liters?|lit(?:re|er)s?|l",
}
_MEASURES: Sequence[tuple[str, str]] = (
    ("%", r"%|\bprocent\b|\bpercent\b|percentage\b|\bpct\b"),
    ("MWh", r"\bmwh\b"),
    ("kWh", r"\bkwh\b|\bkilowattuur\b"),
    ("GJ", r"\bgj\b"),
    ("t", r"\bton(?:nes?|s|nen)?\b|\bt\b"),
    ("kg", r"\bkg\b|\bkilo(?:gram(?:men)?)?s?\b"),
    ("g", r"\bgram(?:men|s)?\b|\bgr?\b"),
)
_TERMS: Sequence[tuple[str, str]] = (
    ("years", r"jaren|jaar|jr|years?|yrs?"),
    ("months", r"maanden|maand|mnd|months?"),
    ("weeks", r"weken|weeks?"),
    ("days", r"dagen|dag|days?"),
)
_ADVERBS: Sequence[tuple[str, str]] = (
    (r"halfjaarlijkse?|half-?yearly|semi-?annual(?:ly)?", "half jaar"),
    (r"jaarlijkse?|yearly|annual(?:ly)?", "jaar"),
    (r"kwartaallijkse?|quarterly|driemaandelijkse?", "kwartaal"),
    (r"maandelijkse?|monthly", "maand"),
    (r"wekelijkse?|weekly", "week"),
    (r"dagelijkse?|daily", "dag"),
)
_PAID = r"(?= ?(?:$|[;,)]|bedrag|kosten|huur|tarief|vergoeding|prijs|lease|termijn|fee|cost|charge|rent|payment))"
"""What stands behind a word such as monthly where it says how often is paid, and not how often something is done."""
_UNCLEAR = (
    r"staffel\w*|bij afname\b.*|\bvanaf \d+.*|\bfrom \d+.*|\d+ ?(?:-|t/m|tot) ?\d+ ?(?:st|stuks|pieces|units)\b",
    r"\bjaar \d+ ?(?:-|t/m|tot(?: en met)?) ?\d+|\byears? \d+ ?(?:-|to) ?\d+|(?:eerste|laatste|first|last) \d+ \w+",
    r"tweemaandelijks\w*|tweewekelijks\w*|bi-?(?:annual|weekly|monthly|yearly)\w*|\bper werkdag\w*|\bper working day",
    r"\bkorting\w*|\bdiscount\w*|\bopslag\w*|\btoeslag\w*|\bmeerprijs\b|\bmeerwerk\w*|\bstelpost\w*|\bsurcharge\w*",
    r"\b(?:voor|for) (?:alle|all|de hele|het geheel|the whole)\b.*|\bin totaal\b|\bin total\b|\btotale?\b|\btotaal\w*",
    r"\b(?:na|tijdens|buiten|after|during) (?:de |the )?(?:garantie|warranty)\w*|\bgarantie\w*|\bwarranty\b",
    r"\bperceel \d+|\blot \d+|\bover \d+ (?:jaar|years)\b|\b(?:contract|looptijd)periode\b",
    r"\boptie\w*|\boptione\w+|\boptional\b|\boptions?\b|\bindien van toepassing\b|\bif applicable\b",
    r"\$|£|¥|\busd\b|\bgbp\b|\bchf\b|\bdollars?\b|\bpounds?\b",
)
"""What is recognised and can't be mapped to one number."""
_LONGEST_UNIT, _LONGEST_TEXT, _MOST_TIMES = 80, 200, 12
"""So much of a text is looked at: time goes by it, and no unit is longer."""
_QUIET = frozenset(
    word
    for words in (
        "de het een van voor in en te is op na met bij ca circa prijs bedrag tarief kosten",
        "the a an of for and or to at by per x price amount cost rate incl excl",
    )
    for word in words.split()
)


@dataclass(frozen=True, slots=True)
class UnitSaid:
    """What words say of a number.

    `scale` is what the number is multiplied by to come to its unit, `pieces` for how many pieces it is, `nouns` what
    these are where that is no piece; `months` how many lie between two times, of which there are `times` in those
    months where that is said; `rhythm` is `months` of what is done so often, and maybe not paid so often; `unknown`
    has the words that are not understood.
    """

    measures: frozenset[str] = frozenset()
    scale: float = 1.0
    pieces: float = 1.0
    nouns: tuple[str, ...] = ()
    is_piece: bool = False
    months: float | None = None
    times: float | None = None
    rhythm: float | None = None
    is_each_time: bool = False
    is_once: bool = False
    at_year: int | None = None
    is_whole: bool = False
    vat: str = ""
    unknown: tuple[str, ...] = ()
    text: str = ""

    @property
    def is_bare_period(self) -> bool:
        """Whether a period is all that is said: of a unit column, what is counted is time."""
        return self.months is None and not self.nouns and not self.measures.isdisjoint(dict(_TERMS))


def number_in(text: str) -> float:
    """Return a number as people write it.

    >>> [number_in(one) for one in ("1.000", "1,000", "2,5", "1.250,00", "12")]
    [1000.0, 1000.0, 2.5, 1250.0, 12.0]
    """
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", text):
        return float(re.sub("[.,]", "", text))
    whole, separator, rest = text.rpartition(",") if text.rfind(",") > text.rfind(".") else text.rpartition(".")
    return float(re.sub("[.,]", "", whole) + "." + rest) if separator else float(text)


@lru_cache(maxsize=8192)
def said(text: str, *, is_unit: bool) -> UnitSaid:
    """Return what a text says; `is_unit` where it is a unit and nothing else, so that every word of it counts.

    >>> said("€ per stuk per maand", is_unit=True).months, said("Keuring eens per vijf jaar", is_unit=False).months
    (1.0, 60.0)
    >>> said("beurt", is_unit=True).unknown, said("prijs per pallet", is_unit=False).nouns
    (('beurt',), ('pallet',))
    """
    if is_unit and len(text) > _LONGEST_UNIT:
        return UnitSaid(unknown=(text[:_LONGEST_UNIT],), text=text)
    eater = _Eater(_normal(text[:_LONGEST_TEXT], is_unit))
    _eat_clear(eater, is_unit)
    _eat_money(eater)
    _eat_moments(eater)
    _eat_pieces(eater, is_unit)
    _eat_measures(eater, is_unit)
    found = eater.found
    if is_unit:
        left = [word for word in re.findall(r"[^\W\d_]{2,}|[^\W\d_]\b|\d+", eater.text) if word not in _QUIET]
        found = replace(found, unknown=(*found.unknown, *dict.fromkeys(left)))
    return replace(found, text=text)


_ADDED_UP = ("measures", "nouns", "unknown", "text")
_FIRST_SAID = {one.name: one.default for one in fields(UnitSaid) if one.name not in _ADDED_UP}
"""Of these the first text counts that says anything, which is other than this; a rhythm may differ in the next."""


def together(parts: Iterable[UnitSaid]) -> UnitSaid:
    """Return what several texts about one number say of it together; where they differ, that is not understood."""
    whole = UnitSaid()
    for one in parts:
        unknown = [*whole.unknown, *one.unknown]
        first: dict[str, Any] = {}
        for name, nothing in _FIRST_SAID.items():
            ours, theirs = getattr(whole, name), getattr(one, name)
            first[name] = theirs if ours == nothing else ours
            if theirs not in (nothing, first[name]) and name != "rhythm":
                unknown += [whole.text, one.text]
        whole = UnitSaid(
            **first,
            measures=whole.measures | one.measures,
            nouns=tuple(dict.fromkeys([*whole.nouns, *one.nouns])),
            unknown=tuple(dict.fromkeys(filter(None, unknown))),
            text=one.text or whole.text,
        )
    return whole


@dataclass
class _Eater:
    """A text that becomes shorter as more of it is understood."""

    text: str
    found: UnitSaid = field(default_factory=UnitSaid)

    def eat(self, pattern: str, take: "_Take") -> None:
        for _turn in range(_MOST_TIMES):
            match = re.search(pattern, self.text)
            if not match or not match[0]:
                return
            self.text = f"{self.text[: match.start()]} ; {self.text[match.end() :]}"
            self.found = take(self.found, match)


_Take = Callable[[UnitSaid, re.Match[str]], UnitSaid]
"""What becomes of what was said where a pattern is found."""


def _normal(text: str, is_unit: bool) -> str:
    plain = " ".join(text.split()).casefold().translate(_SPELLED)
    plain = re.sub(r"(?<=\d) (?=\d{3}\b)", "", plain)
    plain = re.sub(r"€|\beuro?'?s?\b", " euro ", plain)
    plain = re.sub(r"\bk ?euro\b|\beuro ?k\b", " euro x 1000 ", re.sub(r"\bkeur(?:o)?\b", " euro x 1000 ", plain))
    plain = re.sub(r"\bp[/.]?m\b\.?", "per maand", re.sub(r"\bp[/.]?j(?:r|aar)?\b\.?", "per jaar", plain))
    plain = re.sub(r"\bp[/.]?st\b\.?|\bp[/.]s\b", "per stuk", re.sub(r"\bp[/.]u\b\.?", "per uur", plain))
    plain = re.sub(r"\bp\.a\.?(?= |$)", "per jaar", plain)
    plain = _WORDED.sub(lambda one: str(_NUMBERS[one[1]]), plain)
    slash = r" ?/ ?(?!m\b)" if is_unit else rf" ?/ ?(?={_PERIOD}|{_PIECE}|m2|m²|uur\b|hour\b|kwh\b|\d)"
    plain = re.sub(r"(?<=t)/(?=m\b)", "§", plain)
    plain = re.sub(slash, " per ", plain) if not re.search(r"en/of|and/or", plain) else plain
    plain = re.sub(r" ?/ ?(?=m\b)", " per ", plain) if is_unit else plain
    return " ".join(plain.replace("§", "/").split())


def _eat_clear(eater: _Eater, is_unit: bool) -> None:
    vat = r"(?:b\.?t\.?w\.?|vat)"
    rate = r"(?:(?:van|of)? ?\d+(?:[.,]\d+)? ?% ?)?"
    without = rf"(?:excl\w*\.?|\bex\.?|zonder|without|exclusive of) ?{rate}{vat}(?!\w)|{vat} ?(?:excl\w*|verlegd)"
    eater.eat(without, lambda found, _: replace(found, vat=found.vat or "excl"))
    within = rf"(?:incl\w*\.?|\bmet|\bwith|inclusive of) ?(?:de )?{rate}{vat}(?!\w)"
    within += rf"|{vat} ?(?:inbegrepen|included|incl\w*)"
    eater.eat(within, _is(vat="incl"))
    for pattern in _UNCLEAR if not is_unit else [one for one in _UNCLEAR if "totaal" not in one]:
        eater.eat(pattern, lambda found, match: replace(found, unknown=(*found.unknown, match[0].strip())))


def _eat_money(eater: _Eater) -> None:
    def scaled(found: UnitSaid, match: re.Match[str]) -> UnitSaid:
        digits = next((one for one in match.groups() if one), "")
        scale = number_in(digits) if digits[:1].isdigit() else 1e6 if digits.startswith("m") else 1000.0
        return replace(found, scale=scale, measures=found.measures | {"money"})

    big = r"(1[.,]?000[.,]?000|1[.,]?000|100|1000|miljoen\w*|mln\b|million\w*|thousands?|duizenden|'000)"
    eater.eat(rf"\beuro ?(?:x|\*|in)? ?{big}(?![\d.,]*\d)|(?:x|\*|\bin) ?euro ?{big}", scaled)
    eater.eat(rf"(?<![\d.,]){big} ?euro\b", scaled)
    eater.eat(rf"(?:x|\*) ?{big}(?: ?euro)?(?![\d.,]*\d)|\bin {big}(?: ?euro)?(?! ?st)", scaled)
    eater.eat(r"\b(?:euro ?)?(?:euro)?cent(?:en|s)?\b|\bct\b\.?", _is_measure("money", scale=0.01))
    eater.eat(r"\beuro\b", _is_measure("money"))


def _months(found: UnitSaid, number: float, period: str, times: float | None = None) -> UnitSaid:
    between = number * next(one for words, one in _PERIODS if re.fullmatch(words, period))
    is_other = found.months is not None and abs(found.months - between) > 1e-9
    if is_other or between == 0 or times == 0:
        return replace(found, unknown=(*found.unknown, f"{number:g} {period}"))
    return replace(found, months=round(between, 9) if between >= 1 else between, times=found.times or times)


def _every(period: str) -> _Take:
    return lambda found, _: _months(found, 1, period)


def _done(period: str) -> _Take:
    # What is done once a year is paid once a year as well, in whichever of the two ways it is meant.
    once = _months(UnitSaid(), 1, period).months or 12
    return lambda found, _: _months(found, 1, period) if once == 12 else replace(found, rhythm=once)


def _is(**words: Any) -> _Take:
    return lambda found, _: replace(found, **words)


def _is_noun(name: str) -> _Take:
    return lambda found, _: replace(found, nouns=(*found.nouns, name))


def _is_measure(name: str, scale: float | None = None) -> _Take:
    return lambda found, _: replace(found, measures=found.measures | {name}, scale=scale or found.scale)


def _eat_moments(eater: _Eater) -> None:
    def several(found: UnitSaid, match: re.Match[str]) -> UnitSaid:
        times = number_in(match[1])
        return _months(found, number_in(match[2] or "1"), match[3], times if times != 1 else None)

    def every(found: UnitSaid, match: re.Match[str], times: float | None = None) -> UnitSaid:
        return _months(found, number_in(match[1] or "1"), match[2], times)

    eater.eat(
        rf"{_N} ?(?:x|keer|maal|times|beurten|beurt|visits) ?(?:per|in de|an?|each|every) {_N}? ?{_PERIOD}",
        several,
    )
    eater.eat(rf"\b(?:twice|2 maal) (?:an?|per|every|each) {_N}? ?{_PERIOD}", partial(every, times=2.0))
    once = r"(?:(?:1 ?(?:x|keer|maal)|eens|eenmaal|once|one time) )?"
    eater.eat(rf"\b{once}(?:(?:in|om) de|{_EVERY}) {_N}? ?{_PERIOD}", every)
    eater.eat(rf"\b{_N}-? ?(jaar)lijkse?\b", every)
    for words, between in _ADVERBS:
        eater.eat(rf"\b(?:{words})\b{_PAID}", _every(between))
        eater.eat(rf"\b(?:{words})\b", _done(between))
    eater.eat(
        rf"\b(half ?jaar|maand|kwartaal|jaar|week|dag)-?(?:{_OF_PERIOD})\w*",
        lambda found, match: _months(found, 1, match[1]),
    )
    eater.eat(
        r"\b(?:in|na|after|aan het einde van|eind) (?:het )?(?:jaar|year) (\d{1,3})\b"
        r"|\b(?:na|after) (\d{1,3}) (?:jaar|years?)\b",
        lambda found, match: replace(found, at_year=int(match[1] or match[2])),
    )
    eater.eat(
        r"\beenmalige?\b|\bone[- ]?off\b|\bonce\b|\bineens\b|\bone[- ]time\b|\bbij aanvang\b|\bat the start\b",
        _is(is_once=True),
    )


def _eat_pieces(eater: _Eater, is_unit: bool) -> None:
    eater.eat(rf"\bper {_TIME}", _is(is_each_time=True))
    eater.eat(
        rf"\b(?:per|(?:hele|gehele|totale|whole|entire|voor de|voor het)) {_WHOLE}|\bwhole bid\b|\blump sum\b",
        _is(is_whole=True),
    )

    def counted(found: UnitSaid, match: re.Match[str]) -> UnitSaid:
        of, pieces = _noun(match[2] or ""), number_in(match[1])
        if pieces == 0:
            return replace(found, unknown=(*found.unknown, match[0]))
        return replace(found, pieces=pieces, nouns=(*found.nouns, *of), is_piece=not of)

    def named(found: UnitSaid, match: re.Match[str]) -> UnitSaid:
        return replace(found, nouns=(*found.nouns, *_noun(match[1])))

    eater.eat(r"\bper (?:1 )?(?:dozijn|dozen)\b(?: (?:stuks|st|pieces))?", _is(pieces=12.0))
    eater.eat(r"\bper (?:1 )?gros\b", _is(pieces=144.0))
    eater.eat(rf"\bper {_N}(?: ?([^\W\d_][\w²³¹]*))?", counted)
    eater.eat(rf"\bper {_PIECE}", _is(is_piece=True))
    for name, words in _AREA.items():
        eater.eat(rf"\bper (?:{words})(?!\w)", _is_noun(name))
    eater.eat(r"\bper (?!saldo)([^\W\d_][\w-]*)", named)
    eater.eat(rf"^\W*({_PACKS})" if is_unit else rf"^({_PACKS})\W*$", named)
    if is_unit:
        eater.eat(rf"\b{_PIECE}", _is(is_piece=True))
        eater.eat(rf"\b{_WHOLE}|\bgeheel\b|\btotaal\b|\btotal\b", _is(is_whole=True))


def _noun(word: str) -> tuple[str, ...]:
    if not word or re.fullmatch(_PIECE, word):
        return ()
    return (next((name for name, words in _AREA.items() if re.fullmatch(words, word)), word),)


def _eat_measures(eater: _Eater, is_unit: bool) -> None:
    eater.eat(r"\bco2(?:[- ]?e(?:q(?:uivalent(?:en)?)?)?)?\b\.?|\beq\b\.?", lambda found, _: found)
    for name, words in _MEASURES:
        eater.eat(words, _is_measure(name))
    for name, words in _TERMS:
        bare = rf"\b(?:{words})\b\.?" if is_unit else rf"\bin (?:{words})\b"
        eater.eat(bare, _is_measure(name))
    if is_unit:
        for name, words in _AREA.items():
            eater.eat(rf"(?<!\w)(?:{words})(?!\w)", _is_noun(name))
        eater.eat(r"\b(?:kwartaal|kwartalen|quarters?)\b", _is(months=3.0))
        eater.eat(r"\bhalf[- ]?jaar\b", _is(months=6.0))
