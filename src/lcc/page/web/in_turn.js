// What takes a while to draw, in pieces: the browser draws and listens between them.
import { useLayoutEffect, useState } from "preact/hooks";

let turn = Promise.resolve();

/** Wait until the browser has drawn what was said so far; in a tab out of sight it draws nothing. */
export const drawn = () =>
  new Promise((done) => {
    requestAnimationFrame(() => setTimeout(done));
    setTimeout(done, 250);
  });

/** Wait until every piece is there. */
export async function whole() {
  for (let last; last !== turn; ) {
    last = turn;
    await last;
    await drawn();
  }
}

/** Return of pieces those that are there by now: the first, and one more at each turn; all when the browser prints. */
export function useInTurn(pieces) {
  const [there, setThere] = useState({ of: pieces, number: 1 });
  const number = there.of === pieces ? there.number : 1;
  useLayoutEffect(() => {
    if (number >= pieces.length) return;
    let isAwaited = true;
    const come = (more) => isAwaited && setThere({ of: pieces, number: more });
    const all = () => come(pieces.length);
    turn = turn.then(drawn).then(() => come(number + 1));
    addEventListener("beforeprint", all);
    return () => {
      isAwaited = false;
      removeEventListener("beforeprint", all);
    };
  }, [pieces, number]);
  return pieces.slice(0, number);
}
