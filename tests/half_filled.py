"""Bid forms as suppliers leave them half-way: some answers there, some not, rows that were begun and not finished."""

import random
from datetime import date
from typing import Any

from lcc.excel.bid_form.answers import PASSPORT
from lcc.excel.bid_form.layout import Form
from lcc.excel.bid_form.parts import OF_MODEL, models_asking
from lcc.excel.form.layout import Question
from lcc.model import Tender
from lcc.model.business_models import BUSINESS_MODELS
from lcc.record.path import Path


def half_filled(form: Form, tender: Tender, seed: int) -> dict[Path, Any]:
    """Return the answers on a form that was filled in at random, each of them one that its cell takes."""
    draw = random.Random(seed)
    answered, begun = draw.choice([1.0, 1.0, 0.97, 0.9]), dict[Path, bool]()
    needed = {cell.input.key for cell in form.cells if cell.input and cell.style.startswith("needed")}
    questions = [cell.input for cell in form.inputs if cell.input]
    kinds = {
        i: draw.choice([one for one in BUSINESS_MODELS if any(q.key[:3] == ("offers", i, one) for q in questions)])
        for i in range(len(tender.items))
        if not tender.lots or draw.random() < 0.7
    }
    answers: dict[Path, Any] = {}

    def is_answered(key: Path) -> bool:
        if key[0] == "combinations":
            return begun.setdefault(key[:2], draw.random() < 0.2) and draw.random() < 0.7
        if key[0] != "offers":
            return draw.random() < (answered if key in needed else 0.3)
        kind, part = kinds.get(int(key[1])), key[2]
        asking = (
            models_asking(str(key[3])) if part == OF_MODEL else (part,) if part in BUSINESS_MODELS else (kind,)
        )
        if kind is None or kind not in asking or part == PASSPORT:
            return False
        if part == "included":
            return draw.random() < answered
        if (part == "costs" and isinstance(key[3], str)) or key[2:] in (
            ("end_of_life", "demolition"), ("end_of_life", "disposal")
        ):  # fmt: skip
            is_included = answers.get((*key[:2], "included", key[3]))
            return not is_included and draw.random() < (0.3 if key[-1] == "index" else answered)
        if len(key) > 4 and isinstance(key[-2], int):
            usual = 0.5 if key[3] == "buy_back" and key[4] in (0, 1) else 0.04
            return begun.setdefault(key[:-1], draw.random() < usual) and draw.random() < 0.8
        return draw.random() < (answered if key in needed else 0.1)

    for one in questions:
        if one.key[2:] == ("kind",):
            if int(one.key[1]) in kinds and draw.random() < 0.95:
                answers[one.key] = kinds[int(one.key[1])]
        elif is_answered(one.key):
            answers[one.key] = _answer(one, draw)
    return answers


def _answer(asked: Question, draw: random.Random) -> Any:
    if asked.choices:
        return draw.choice(list(asked.choices.values()))
    if asked.kind in ("date", "text"):
        return date(2027, 1, 1) if asked.kind == "date" else "Words"
    low, high = max(asked.minimum or 0, 0), min(50 if asked.maximum is None else asked.maximum, 50)
    drawn = draw.uniform(low, high)
    return round(drawn, 2) if asked.kind == "share" else max(1, int(drawn))
