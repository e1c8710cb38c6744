"""A tender held against a law, as plain data with its words."""

from lcc.language import Translate
from lcc.scrutiny.law_check import LawCheck
from lcc.words.law import assumed_texts, later_texts, said_of_law
from lcc.words.law_texts import NO_ADVICE


def as_json(check: LawCheck, _: Translate) -> dict[str, object]:
    """Return every finding with its provision: where it stands, since when, how sure that is, what was found."""
    return {
        "law": check.law,
        "at": check.day.isoformat(),
        "dated_by": check.dated_by,
        "advice": _(NO_ADVICE),
        "assumed": [text.say(_) for text in assumed_texts(check)],
        "findings": [
            {
                "provision": one.name,
                "act": one.provision.act,
                "article": one.provision.article,
                "status": one.provision.status,
                "valid_from": one.provision.valid_from and one.provision.valid_from.isoformat(),
                "valid_until": one.provision.valid_until and one.provision.valid_until.isoformat(),
                "known_until": one.provision.known_until and one.provision.known_until.isoformat(),
                "is_known": one.is_known,
                "certainty": one.provision.certainty,
                "source": one.provision.source,
                "verdict": one.verdict,
                "code": one.found.code,
                "remarks": list(one.found.see),
                "asks": said.asks.say(_),
                "found": said.found.say(_),
                "to_do": said.to_do and said.to_do.say(_),
            }
            for one, said in ((one, said_of_law(one)) for one in check.findings)
        ],
        "later": [text.say(_) for text in later_texts(check)],
    }
