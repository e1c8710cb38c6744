"""Firefox as the system has it, over WebDriver BiDi, the protocol that it speaks itself: no driver is needed."""

import json
import re
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from websockets.sync.client import ClientConnection, connect

LONG = 60.0


class FirefoxPage:
    """One page in Firefox, and what can be asked of it."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket, self._asked = socket, 0
        self.told("session.new", capabilities={})
        [first] = self.told("browsingContext.getTree")["contexts"]
        self._at = first["context"]

    def told(self, method: str, **params: Any) -> Any:
        """Return the result of a command of the protocol."""
        self._asked += 1
        self._socket.send(json.dumps({"id": self._asked, "method": method, "params": params}))
        said = self._said("id", self._asked)
        assert said["type"] == "success", said
        return said["result"]

    def _said(self, name: str, value: Any) -> Any:
        """Return the next message with this in it; what Firefox says in between is let go."""
        while True:
            said = json.loads(self._socket.recv(timeout=LONG))
            if said.get(name) == value:
                return said

    def open_without_network(self, file: Path, downloads: Path) -> None:
        """Open a file from the disk with the network off; what is saved goes to a folder."""
        self.told("emulation.setNetworkConditions", networkConditions={"type": "offline"}, contexts=[self._at])
        self.told("emulation.setLocaleOverride", locale="nl-NL", contexts=[self._at])
        behaviour = {"type": "allowed", "destinationFolder": str(downloads)}
        self.told("browser.setDownloadBehavior", downloadBehavior=behaviour)
        self.told("browsingContext.navigate", context=self._at, url=file.as_uri(), wait="complete")

    def evaluate(self, expression: str) -> Any:
        """Return what an expression comes to in the page, as JSON has it."""
        said = self.told(
            "script.evaluate", expression=f"JSON.stringify({expression})", target={"context": self._at},
            awaitPromise=False,
        )  # fmt: skip
        assert said["type"] == "success", said
        return json.loads(said["result"].get("value", "null"))

    def awaited(self, expression: str) -> Any:
        """Return what an expression comes to once it is anything."""
        until = time.monotonic() + LONG
        while not (found := self.evaluate(expression)):
            assert time.monotonic() < until, (
                f"not within {LONG} s: {expression}\n{self.evaluate('document.body.innerText')}"
            )
            time.sleep(0.05)
        return found

    def click(self, name: str) -> None:
        """Press the button that says so."""
        one = self._found({"type": "xpath", "value": f"//button[contains(., '{name}')]"})
        self._call("(one) => one.click()", one)

    def saved(self, name: str) -> Path:
        """Press a button, and return the file that comes of it."""
        self.told("session.subscribe", events=["browsingContext.downloadEnd"])
        self.click(name)
        return Path(self._said("method", "browsingContext.downloadEnd")["params"]["filepath"])

    def set_files(self, selector: str, files: list[Path]) -> None:
        one = self._found({"type": "css", "value": selector})
        self.told("input.setFiles", context=self._at, element=one, files=[str(file) for file in files])

    def _found(self, locator: dict[str, Any]) -> dict[str, Any]:
        nodes = self.told("browsingContext.locateNodes", context=self._at, locator=locator, maxNodeCount=1)[
            "nodes"
        ]
        assert nodes, f"not on the page: {locator}"
        return {"sharedId": nodes[0]["sharedId"]}

    def _call(self, function: str, *arguments: dict[str, Any]) -> None:
        self.told(
            "script.callFunction", functionDeclaration=function, target={"context": self._at}, awaitPromise=False,
            arguments=list(arguments),
        )  # fmt: skip


@contextmanager
def firefox_page(program: str, profile: Path) -> Iterator[FirefoxPage]:
    """Start Firefox with a profile of its own, and end it."""
    profile.mkdir()
    says = profile / "says.txt"
    command = [program, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    with (
        says.open("w") as output,
        subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=output) as process,
    ):
        try:
            with connect(f"{_listening(says)}/session", max_size=None) as socket:
                yield FirefoxPage(socket)
        finally:
            process.kill()


def _listening(says: Path) -> str:
    until = time.monotonic() + LONG
    while not (found := re.search(r"WebDriver BiDi listening on (ws://\S+)", says.read_text())):
        assert time.monotonic() < until, f"Firefox does not listen:\n{says.read_text()}"
        time.sleep(0.05)
    return found[1]
