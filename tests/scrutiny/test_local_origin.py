"""Words that prefer a bidder or a product for its place are remarked on; what law allows in their stead is not."""

import pytest

import make
from lcc.intake.template_about import templates_about
from lcc.language import translator
from lcc.scrutiny.local_origin import local_preferences
from lcc.scrutiny.rule_remarks import lint
from lcc.words.remark_texts import said

AUTHORITY = "Gemeente Testdam"


@pytest.mark.parametrize(
    "text",
    [
        "Lokale leverancier",
        "Leveranciers uit de regio hebben een streep voor",
        "De inschrijver is gevestigd in de gemeente",
        "De inschrijver is in de regio gevestigd",
        "Inschrijver heeft een kantoor in onze gemeente",
        "Hout uit de eigen streek",
        "Streekproducten in de kantine",
        "Stoelen van Nederlandse makelij",
        "Geproduceerd in Nederland",
        "Voorkeur voor regionale ondernemers",
        "Bijdrage aan de lokale economie",
        "Leverancier binnen 50 km van het gemeentehuis",
        "Aantal kilometers van het stadhuis",
        "Afstand van de vestiging tot het gemeentehuis",
        "Lokaal mkb krijgt voorrang",
        "Zo veel mogelijk uit de regio",
        "De producten zijn lokaal geproduceerd",
        "Een leverancier uit Testdam",
        "Het hout is van binnen een straal van 100 km",
        "Korte responstijd: de leverancier is daarom lokaal gevestigd, zie lokale leverancier",
        "Inschrijvers van buiten de gemeente krijgen minder punten",
        "Productie vindt plaats in Nederland",
        "Local supplier",
        "Products from the region",
        "Locally sourced materials",
        "Made in the Netherlands",
        "Bidders based in our municipality",
        "A Dutch manufacturer",
        "The workshop is within 30 km of the town hall",
        "Distance from the town hall",
        "Support for the regional economy",
        "Regional origin of the timber",
        "Suppliers from Testdam earn 10 points",
    ],
)
def test_a_preference_for_a_place_is_found(text: str) -> None:
    [phrase] = local_preferences(text, AUTHORITY)
    assert phrase in text


@pytest.mark.parametrize(
    "text",
    [
        "Lokaal te repareren",
        "Storing verholpen binnen 4 uur ter plaatse",
        "Regionale servicemonteur binnen 4 uur",
        "Uitstoot van vervoer, in kg CO2 per km",
        "Transportafstand in tonkilometer, omgerekend naar CO2",
        "Uitstoot over de kilometers van fabriek tot gemeentehuis",
        "Korte keten: zo weinig mogelijk vervoer",
        "Social return: werk voor mensen uit de regio",
        "Kansen voor het mkb door kleine percelen",
        "Aandeel biobased materiaal",
        "Handleiding in het Nederlands",
        "Voldoet aan Nederlandse normen",
        "Communicatie met bewoners en lokale ondernemers",
        "Overlast voor bedrijven in de gemeente",
        "Verwerking van afval uit de gemeente",
        "Lokale opslag van gegevens op het apparaat",
        "Garantie tot 160.000 km of 8 jaar",
        "Inzamelpunt binnen 5 km van het gemeentehuis",
        "Herkomst van gebruikte stenen per partij",
        "De leverancier van de gemeente levert een weegbon",
        "Inschrijver staat in het Nederlandse bedrijvenregister",
        "Waar een leverancier gevestigd is, telt niet: ook lokale leveranciers krijgen geen voorkeur",
        "The manual and labels come in Dutch",
        "Repairable on site within 24 hours",
        "Transport emissions to the site, kg CO2 per tonne",
        "The local electricity price",
        "A service engineer in the region within 4 hours",
        "Lots that small firms can bid for",
        "Own stock of the municipality is reused first",
        "A Dutch-language helpdesk",
        "Origin of the timber shown by FSC or PEFC",
        "Range of 300 km on one charge",
        "Apprentices from local companies",
    ],
)
def test_what_law_allows_is_left_alone(text: str) -> None:
    assert local_preferences(text, AUTHORITY) == []


def test_no_template_says_it_is_customary_to_prefer_a_place() -> None:
    texts = [text for one in templates_about().values() for text in (*one.requirements, *one.criteria)]
    assert [found for text in texts for found in (*local_preferences(text.nl), *local_preferences(text.en))] == []


CRITERION = {"id": "o", "name": "Herkomst", "weight": 1.0, "description": "Punten voor een lokale leverancier."}


def test_the_remark_has_the_words_the_articles_and_what_is_allowed() -> None:
    [check] = [one for one in lint(make.tender(quality={"criteria": [CRITERION]})) if one.code == "local_origin"]
    assert check.context == {"phrases": ('"lokale leverancier"',)}
    assert check.path == ("quality", "criteria")
    line = said(check).line.say(translator("en"))
    assert all(
        part in line for part in ("lokale leverancier", "18(1)", "34 and 56", "1.8", "emissions of transport")
    )


@pytest.mark.parametrize(
    "changes",
    [
        {"items": [{"id": "thing", "name": "Bank van lokaal hout", "quantity": 1, "unit": "stuk"}]},
        {"circularity": {"ladder": {"Compost bij een boer uit de regio": 1.0, "Verbranden": 0.0}}},
        {"quality": {"criteria": [CRITERION | {"description": "Van 0 tot 1.", "scale": {
            "kind": "words", "words": {"leverancier uit de regio": 1.0, "anders": 0.0}}}]}},
    ],
)  # fmt: skip
def test_items_destinations_and_scales_are_looked_at_too(changes: dict[str, object]) -> None:
    assert "local_origin" in [one.code for one in lint(make.tender(**changes))]


def test_a_share_of_biobased_material_and_a_region_in_the_title_are_no_preference() -> None:
    scale = {
        "kind": "measured",
        "indicator": "biobased_share",
        "steps": [{"value": 0, "earns": 0}, {"value": 1, "earns": 1}],
    }
    tender = make.tender(
        title="Leveranciers uit de regio Noord",
        quality={"criteria": [{"id": "b", "name": "Biobased", "weight": 1.0, "scale": scale}]},
    )
    assert "local_origin" not in [one.code for one in lint(tender)]
