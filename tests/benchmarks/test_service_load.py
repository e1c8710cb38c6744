"""`lcc serve` under a load: nobody gets an error, memory stays, and what does not fit is told to come back.

`make load` puts the same on it for five minutes.
"""

import asyncio
from collections.abc import Iterator

import load
import pytest
import ratios

SECONDS, EACH_SECOND, CONNECTIONS = 10, 60, 200
SCORE = load.head("/score", "application/json", load.plain_request())


@pytest.fixture(scope="module")
def served() -> Iterator[tuple[int, load.Address]]:
    with load.served() as found:
        yield found


def put(
    served: tuple[int, load.Address], *requests: bytes, seconds: float, each_second: float, wide: int
) -> load.Load:
    process, address = served
    return asyncio.run(
        load.put(address, process, requests, seconds=seconds, each_second=each_second, connections=wide)
    )


def test_scores_are_answered_without_an_error(served: tuple[int, load.Address]) -> None:
    alone = put(served, SCORE, seconds=5, each_second=4, wide=1)
    found = put(served, SCORE, seconds=SECONDS, each_second=EACH_SECOND, wide=CONNECTIONS)
    ratios.KEPT.append(
        ratios.Ratio(
            f"a score over HTTP, p95 of {EACH_SECOND} a second over {CONNECTIONS} connections",
            found.percentile(95) / alone.percentile(50),
            "one that is asked alone",
            "",
        )
    )
    ratios.FACTS.append(f"`lcc serve`, {EACH_SECOND} scores of five bids a second: {found.report()}.")
    assert sum(found.statuses.values()) == SECONDS * EACH_SECOND
    assert set(found.statuses) <= {200, 429}
    assert found.growth < 1.1


def test_workbooks_beyond_what_fits_are_told_to_come_back(served: tuple[int, load.Address]) -> None:
    """Forty come at once; scores that are asked meanwhile are all answered."""
    book = load.head("/comparison", "application/json", load.plain_request())
    process, address = served

    async def both() -> tuple[load.Load, load.Load]:
        books = load.put(address, process, [book], seconds=1, each_second=40, connections=40)
        scores = load.put(address, process, [SCORE], seconds=2, each_second=5, connections=5)
        return await asyncio.gather(books, scores)

    books, scores = asyncio.run(both())
    ratios.FACTS.append(
        f"Of {sum(books.statuses.values())} workbooks that are asked within a second, {books.statuses[200]} are "
        f"made and {books.statuses[429]} told to come back."
    )
    assert set(books.statuses) == {200, 429}
    assert set(scores.statuses) == {200}


def test_uploads_of_workbooks_hold_no_memory(served: tuple[int, load.Address]) -> None:
    found = put(served, load.head("/score", *load.upload_request()), seconds=8, each_second=3, wide=10)
    assert set(found.statuses) == {200}
    assert found.growth < 1.1
