"""Words that prefer bidders or products for the place they come from, in what a tender judges.

Law forbids that, and allows what people often mean by it: less transport, help that comes soon, work for people at a
distance from the labour market. So a word for a place says nothing yet: it has to stand at a bidder, a product or
where that was made, and neither at a service nor at who is told of the work.
"""

import re
from collections.abc import Iterator, Mapping

from lcc.model.quality import WordsScale
from lcc.model.tender import Tender
from lcc.record.path import Path


def judged_texts(tender: Tender) -> Iterator[tuple[Path, str]]:
    """Yield what a tender says of what it buys and judges, with the field; its title and lots may name a region."""
    for k, item in enumerate(tender.items):
        yield ("items", k, "name"), item.name
    for place in tender.circularity.ladder if tender.circularity else ():
        yield ("circularity", "ladder"), place
    for criterion, _above in tender.quality.walk() if tender.quality else ():
        yield ("quality", "criteria"), criterion.name
        if criterion.description:
            yield ("quality", "criteria"), criterion.description
        scale = criterion.scale
        for word in scale.words if isinstance(scale, WordsScale) else ():
            yield ("quality", "criteria"), word
    for k, requirement in enumerate(tender.requirements):
        yield ("requirements", k, "text"), requirement.text


def local_preferences(text: str, authority: str = "") -> list[str]:
    """Return the words of a text that prefer a place, as they stand there; one at most of each sentence.

    >>> local_preferences("Lokaal te repareren binnen 4 uur. Leveranciers uit de regio hebben een streep voor.")
    ['Leveranciers uit de regio']
    >>> local_preferences("A supplier from Testdam earns more.", authority="Gemeente Testdam")
    ['supplier from Testdam']
    """
    own = _KIND_OF_AUTHORITY.sub("", authority).strip()
    sentences = re.split(r"[.;!?\n](?!\d)", " ".join(text.split()))
    found = (_first(sentence, own) for sentence in sentences if not _ABOUT_OTHERS.search(sentence))
    return [phrase for phrase in found if phrase]


def _first(sentence: str, own: str) -> str | None:
    for language in _WORDS:
        for pattern in _patterns(language, own):
            if match := pattern.search(sentence):
                return match[match.lastindex or 0]
    return None


_KIND_OF_AUTHORITY = re.compile(
    r"\b(gemeente|provincie|waterschap|municipality( of)?|province( of)?)\b", re.IGNORECASE
)

_WORDS: Mapping[str, Mapping[str, str]] = {
    "nl": {
        "local": r"lokaal|lokale|plaatselijke?|regionaal|regionale|nederlandse?|vlaamse|inlandse",
        "party": r"(?:toe)?leveranciers?|(?:onder)?aannemers?|ondernem(?:ers?|ing|ingen)|bedrij(?:f|ven)|partners?"
        r"|mkb(?:-bedrij\w+)?"
        r"|inschrijvers?|aanbieders?|producent(?:en)?|fabrikant(?:en)?|telers?|kweker(?:s|ij|ijen)?|boer(?:en)?"
        r"|zager(?:s|ij|ijen)|verwerkers?|dienstverleners?",
        "product": r"product(?:en|ie)?|goederen|hout|materia(?:al|len)|grondstof(?:fen)?|voedsel|artikelen"
        r"|levensmiddelen|ingrediënten|meubels|makelij|fabricaat|herkomst|oorsprong|inkoop",
        "made": r"geproduceerde?|vervaardigde?|gemaakte?|gefabriceerde?|geteelde?|gekweekte?|gewonnen|gezaagde?"
        r"|gevestigde?|ingekochte?|inkopen|afkomstig|herkomst|kom(?:t|en)|(?:hoofdkantoor|vestiging|filiaal)(?: heeft)?"
        r"|(?:een|eigen) kantoor(?: heeft)?|productie vindt plaats",
        "from": r"uit|vanuit|van buiten",
        "in": r"in|binnen|uit|vanuit|nabij",
        "the": r"de|het|ons|onze|uw|eigen|dezelfde|deze|directe|nabije",
        "place": r"regio|streek|gemeente|provincie|buurt|omgeving|stad|dorp|nederland|vlaanderen",
        "of": r"van|vanaf|rond|rondom|tot",
        "hall": r"gemeentehuis|stadhuis|raadhuis|gemeentekantoor|gemeentegrens",
        "distance": r"afstand|kilometers?|km",
        "within": r"binnen(?: een straal van)?|hoogstens|maximaal|op minder dan",
        "fixed": r"(?:streek|regio)product\w*|(?:lokale|regionale|plaatselijke|eigen) economie|koop(?:t|en)? lokaal"
        r"|van nederlandse bodem|^(?:zo veel mogelijk |zoveel mogelijk )?uit (?:de |onze |eigen )+(?:regio|streek)$",
    },
    "en": {
        "local": r"local|locally|regional|regionally|nearby|dutch|flemish|domestic",
        "party": r"suppliers?|bidders?|tenderers?|(?:sub)?contractors?|compan(?:y|ies)|firms?|business(?:es)?(?! hours)"
        r"|manufacturers?|producers?|makers?|growers?|farmers?|sawmills?|vendors?|entrepreneurs?|smes?|enterprises?"
        r"|processors?|partners?",
        "product": r"products?|production|goods|timber|wood|materials?|food|ingredients?|content|origin|sourcing",
        "made": r"produced|made|manufactured|sourced|grown|sawn|established|based|headquartered|bought|purchased"
        r"|comes?|originat\w+|(?:head office|headquarters|branch|establishment|an office)|production takes place",
        "from": r"from|from outside",
        "in": r"in|inside|within|from|near",
        "the": r"the|our|your|own|its|this|same|immediate|surrounding",
        "place": r"region|municipality|province|neighbourhood|area|city|town|village|netherlands|holland|flanders",
        "of": r"of|from|around|to",
        "hall": r"town hall|city hall|municipal (?:offices|boundary)",
        "distance": r"distance|kilometres?|kilometers?|km",
        "within": r"within(?: a radius of)?|at most|less than",
        "fixed": r"(?:local|regional) economy|buy(?:ing)? local|(?:^|must be )from (?:the |our |own )+region$",
    },
}
"""What is said of place and origin, by language."""

_ABOUT_OTHERS = re.compile(
    r"social return|arbeidsmarkt|labour market|werkzoeken|werkloos|unemployed|leerling|apprentice|kandidat"
    r"|afval|\bwaste|maaisel|snoei|prunings|cuttings|vrijkom|vrijgekomen|released|eigen voorraad|own stock"
    r"|overlast|hinder\b|nuisance|bereikba|omwonenden|bewoners|residents|communicat|informe|informing|afstem|register"
    r"|inzamelpunt|brengpunt|laadp|servicepunt|collection point|charging|service point"
    r"|geen voorkeur|ongeacht|telt niet|no preference|regardless|irrespective|does not count",
    re.IGNORECASE,
)
"""What makes a sentence one about other things: people who get work, what the authority has itself, who is told or
hindered, points that are part of what is bought, and that place does not count."""


def _patterns(language: str, own: str) -> Iterator[re.Pattern[str]]:
    words = dict(_WORDS[language])
    if own:
        words["place"] += "|" + re.escape(own)
    place = rf"(?:(?:{words['the']}) )*(?:{words['place']})"
    thing = rf"{words['party']}|{words['product']}"
    number = r"\d{1,3} ?(?:km|kilometers?|kilometres?)"
    for pattern in (
        rf"(?:{words['local']}) (?:[\w-]+ )?(?:{thing}|{words['made']})",
        rf"(?:{words['made']}) (?!in\b)(?:[\w-]+ )?(?:{words['local']})",
        rf"(?:{thing}) (?:[\w-]+ ){{0,2}}(?:{words['from']}) {place}",
        rf"(?:{words['party']}) (?:{words['in']}) {place}",
        rf"(?:{words['made']}) (?:[\w-]+ )?(?:{words['in']}) {place}",
        rf"(?:{words['in']}) {place} (?:{words['made']})",
        rf"{number} (?:afstand )?(?:{words['of']}) (?:\w+ )?(?:{words['hall']}|{words['place']})",
        rf"(?:{thing}|{words['made']}) (?:[\w-]+ ){{0,3}}(?:{words['within']}) {number}",
    ):
        yield re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)
    yield re.compile(words["fixed"], re.IGNORECASE)
    # Kilometres that are turned into emissions are what law allows.
    yield re.compile(
        rf"^(?!.*(?:uitstoot|emissi|co2|mki)).*?(\b(?:{words['distance']}) (?:[\w-]+ ){{0,5}}(?:{words['hall']})\b)",
        re.IGNORECASE,
    )
