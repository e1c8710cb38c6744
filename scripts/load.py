"""Put a load on `lcc serve` for some minutes, and say how it held: `python scripts/load.py --minutes 5`.

Requests come on a clock, whether those before them were answered or not, and go to whichever of the connections is
free: how long one takes counts from the moment that it was due.
"""

import argparse
import asyncio
import json
import re
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path
from statistics import quantiles

import psutil

import lcc
from lcc.library import shipped

Address = tuple[str, int]


@dataclass
class Load:
    """What came of a load: seconds of each answer, how many there were of each status, and memory by second."""

    seconds: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    megabytes: list[float] = field(default_factory=list)
    took: float = 0.0

    def percentile(self, percent: int) -> float:
        """Return within how many seconds so many of a hundred were answered."""
        return quantiles(self.seconds, n=100, method="inclusive")[percent - 1]

    @property
    def growth(self) -> float:
        """Memory at the end as a part of that after the first quarter, by which all is warm."""
        part = max(1, len(self.megabytes) // 4)
        first, last = self.megabytes[part : 2 * part], self.megabytes[-part:]
        return (sum(last) / len(last)) / (sum(first) / len(first))

    def report(self) -> str:
        """Return it in words."""
        parts = ", ".join(f"p{one} {self.percentile(one) * 1000:,.0f} ms" for one in (50, 95, 99))
        told = ", ".join(f"{status}: {number:,}" for status, number in sorted(self.statuses.items()))
        return (
            f"{len(self.seconds):,} answers in {self.took:,.0f} s ({len(self.seconds) / self.took:,.1f} a second); "
            f"{parts}; statuses {told}; memory {self.megabytes[0]:,.0f} MB at first, {max(self.megabytes):,.0f} MB "
            f"at most, {self.megabytes[-1]:,.0f} MB in the end, {self.growth:.2f} times what it was when warm"
        )


def plain_request(bids: int = 5) -> bytes:
    """Return an example of so many bids as the JSON that a platform sends."""
    folder = shipped.examples()["street-furniture"]
    read = lcc.read(folder / "tender.yaml", [folder / "bids"])
    plain = [one.model_dump(mode="json", exclude_unset=True) for one in read.offered]
    more = [
        {**one, "bidder": {"name": f"Bidder {number}"}}
        for number, one in enumerate((plain * bids)[: bids - len(plain)], start=1)
    ]
    tender = read.tender.model_dump(mode="json", exclude_unset=True)
    return json.dumps({"tender": tender, "bids": [*plain, *more][:bids]}).encode()


def upload_request(bids: int = 4) -> tuple[str, bytes]:
    """Return the same as a form with workbooks: its content type, and the form."""
    folder, boundary = shipped.examples()["street-furniture"], "lcc-load-boundary"
    files = [
        ("tender", folder / "tender.yaml"),
        *(("bids", one) for one in sorted((folder / "bids").iterdir())[:bids]),
    ]
    parts = b"".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"; filename="{file.name}"\r\n\r\n'.encode()
        + file.read_bytes()
        + b"\r\n"
        for name, file in files
    )
    return f"multipart/form-data; boundary={boundary}", parts + f"--{boundary}--\r\n".encode()


def head(path: str, content_type: str, content: bytes) -> bytes:
    """Return a request as it goes over a connection."""
    lines = (
        f"POST {path} HTTP/1.1",
        "Host: lcc",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(content)}",
    )
    return "\r\n".join((*lines, "", "")).encode() + content


@contextmanager
def served(*options: str, log: list[str] | None = None) -> Iterator[tuple[int, Address]]:
    """Run the service on a free port, and gather its log; give its process and address once it is ready."""
    words = [sys.executable, "-c", "from lcc.cli import main; main()", "serve", "--port", "0", *options]
    process = subprocess.Popen(words, stderr=subprocess.PIPE, text=True)
    assert process.stderr is not None
    try:
        port = next(json.loads(line)["port"] for line in process.stderr if '"port"' in line)
        lines = [] if log is None else log
        threading.Thread(target=lines.extend, args=(process.stderr,), daemon=True).start()  # or its log would wait
        _until_ready(port)
        yield process.pid, ("127.0.0.1", port)
    finally:
        process.terminate()
        process.communicate(timeout=30)


def _until_ready(port: int) -> None:
    """Wait for the first answer: who connects before that waits in line."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("GET", "/ready")
        assert connection.getresponse().status == 200


async def put(
    address: Address,
    process: int,
    requests: Sequence[bytes],
    *,
    seconds: float,
    each_second: float,
    connections: int,
) -> Load:
    """Put a load on a service, its requests in turn."""
    load, due = Load(), asyncio.Queue[tuple[float, bytes]]()
    workers = [asyncio.create_task(_connection(address, due, load)) for _number in range(connections)]
    watch = asyncio.create_task(_watch(process, load))
    start = time.perf_counter()
    for number in range(int(seconds * each_second)):
        at = start + number / each_second
        await asyncio.sleep(max(0.0, at - time.perf_counter()))
        due.put_nowait((at, requests[number % len(requests)]))
    await due.join()
    load.took = time.perf_counter() - start
    for one in (*workers, watch):
        one.cancel()
    await asyncio.gather(*workers, watch, return_exceptions=True)
    return load


async def _connection(address: Address, due: "asyncio.Queue[tuple[float, bytes]]", load: Load) -> None:
    """Keep one connection open, and ask over it what is due; status 0 is a connection that was lost."""
    reader, writer = await asyncio.open_connection(*address)
    try:
        while True:
            at, request = await due.get()
            try:
                status = await _asked(reader, writer, request)
            except (OSError, EOFError):
                status = 0
                writer.close()
                reader, writer = await asyncio.open_connection(*address)
            load.seconds.append(time.perf_counter() - at)
            load.statuses[status] += 1
            due.task_done()
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, request: bytes) -> int:
    """Return the status of the answer to a request, once all of it is there."""
    writer.write(request)
    answered = await reader.readuntil(b"\r\n\r\n")
    length = re.search(rb"(?i)content-length: *(\d+)", answered)
    await reader.readexactly(int(length[1]) if length else 0)
    return int(answered[9:12])


async def _watch(process: int, load: Load) -> None:
    while True:
        load.megabytes.append(memory_of(process))
        await asyncio.sleep(1)


def memory_of(process: int) -> float:
    """Return what a process and those below it hold in memory [MB]; what they share counts for each of them."""
    whole = psutil.Process(process)
    return float(sum(one.memory_info().rss for one in (whole, *whole.children(recursive=True)))) / 1e6


def main() -> None:
    """Put the load, and print how it held."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--minutes", type=float, default=5)
    parser.add_argument("--each-second", type=float, default=60)
    parser.add_argument("--connections", type=int, default=200)
    parser.add_argument("--write", type=Path, help="a file for the figures by second")
    said = parser.parse_args()
    request = head("/score", "application/json", plain_request())
    with served() as (process, address):
        print(f"{said.connections} connections, {said.each_second:g} score requests of five bids a second")
        print(f"The load of this computer before it: {psutil.getloadavg()[0]:.1f}")
        load = asyncio.run(
            put(
                address,
                process,
                [request],
                seconds=said.minutes * 60,
                each_second=said.each_second,
                connections=said.connections,
            )
        )
    print(load.report())
    if said.write:
        said.write.write_text(json.dumps({"seconds": load.seconds, "megabytes": load.megabytes}))
    if failed := sum(number for status, number in load.statuses.items() if not 200 <= status < 500):
        sys.exit(f"{failed} answers of 5xx, or none at all")


if __name__ == "__main__":
    main()
