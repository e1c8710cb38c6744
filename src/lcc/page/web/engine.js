// Python for all roads: it starts with the page, says how it is, and is stopped at once; with a second one for a while.
import { part, whole } from "./archives.js";
import { CARRIED, startPython } from "./python.js";

const LONG_START = 60_000;
const A_MOMENT = 50;

export class Cancelled extends Error {}

/** Start Python; `onState` is told "starting", "slow", "ready" or "failed". */
export function startEngine(onState) {
  const carried = unpacked();
  let python;
  let second;

  async function begin() {
    onState("starting");
    const slow = setTimeout(() => onState("slow"), LONG_START);
    try {
      await python.ready;
      onState("ready");
    } finally {
      clearTimeout(slow);
    }
  }

  // What a first question loads is there before somebody asks it, a little at a time: who asks waits for no more than that.
  async function warm(starting) {
    let step = 0;
    let more = true;
    while (more && starting === python) {
      await new Promise((done) => setTimeout(done, A_MOMENT));
      const owed = python.owes();
      if (owed.length) {
        await Promise.allSettled(owed);
      } else {
        ({ more } = await python.ask("warm", { words: { language: "nl", step } }));
        step += 1;
      }
    }
  }

  function start() {
    const starting = (python = startPython(carried));
    begin().then(
      () => warm(starting).catch(() => {}), // what is not there yet comes when it is asked for
      (error) => error instanceof Cancelled || onState("failed", error),
    );
  }

  const asking = (one) => async (ask, words = {}, files = [], tell) => {
    const asked = one();
    await asked.ready;
    return asked.ask(ask, { words, files }, tell);
  };

  start();
  return {
    ready: () => python.ready,
    /** Ask Python something, with plain data and files: `[[name, bytes], ...]`. */
    ask: asking(() => python),
    /** Start a second Python beside it, until its `end`, and at most one: whoever had one has it no more. */
    second() {
      second?.end(new Error("another"));
      const started = (second = startPython(carried));
      return { ask: asking(() => started), end: () => started.end(new Error("ended")) };
    },
    /** Stop what it is doing, at once; what was opened is at hand no more. */
    cancel() {
      for (const one of [python, second]) one?.end(new Cancelled());
      start();
    },
  };
}

/** Return by name what is in each part, once it is unpacked; it is kept for a start after stopping. */
function unpacked() {
  const coming = CARRIED.map((name) => [name, part(name)]);
  let before = Promise.resolve();
  return new Map(
    coming.map(([name, answer]) => {
      before = before.then(async () => whole(await answer));
      return [name, before];
    }),
  );
}
