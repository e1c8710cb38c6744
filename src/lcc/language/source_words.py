"""Sources of published figures that are worded in English, so that a document in Dutch names them in Dutch.

`library.published` has them; it knows no languages. A source that is a title or an address is the same in both.
"""

from lcc.language import N_

WORDED_SOURCES = (
    N_("Rapport Werkgroep discontovoet 2025 (19 September 2025), standaardvariant, as cited in two texts"),
    N_("JASPERS, on the programming period 2021-2027 (one text)"),
    N_("HM Treasury Green Book, social time preference rate; as in the R package charlescoverdale/greenbook"),
    N_("CPB and PBL, WLO-klimaatscenario's en de waardering van CO2-uitstoot in MKBA's (2016)"),
    N_("CE Delft, Handboek Milieuprijzen 2023 (publication 23.220175.034), tables 1 and 2"),
    N_("European Investment Bank, shadow cost of carbon; 2030 and 2050 read at e3g.org, the other years recalled"),
    N_("Rijkswaterstaat and many municipalities: 1 % a level, 5 % at most"),
    N_("Besluit bouwwerken leefomgeving, article 4.159"),
    N_(
        "EN 15804+A2; CE Delft, Milieuprijzen als weegfactor in de Bepalingsmethode, table 6; "
        "https://docs.earthster.org/en/articles/9685763-environmental-costs-indicator-eci"
    ),
)
