// Python in a worker: what is asked of it, how far it is, and stopping it at once.
import { part, whole } from "./archives.js";

const PARTS = ["wasm", "stdlib", "core", "ours", "late"]; // in the order in which Python needs them
const LONG_START = 60_000;
const A_MOMENT = 50;

export class Cancelled extends Error {}

/** Start Python; `onState` is told "starting", "slow", "ready" or "failed". */
export function startEngine(onState) {
  const waiting = new Map();
  const carried = unpacked();
  let worker;
  let started;
  let number = 0;

  // Parts go to the worker as they are unpacked: it starts Python with the first while the others come.
  async function begin() {
    onState("starting");
    const slow = setTimeout(() => onState("slow"), LONG_START);
    try {
      const script = new Blob([await carried.get("worker")], { type: "text/javascript" });
      const starting = (worker = new Worker(URL.createObjectURL(script)));
      starting.onmessage = ({ data }) => answered(data);
      const failed = new Promise((_done, fail) => {
        starting.onerror = (event) => fail(new Error(event.message || "worker"));
      });
      const ready = send("begin", {});
      for (const name of PARTS) {
        carried.get(name).then((bytes) => starting.postMessage({ part: name, bytes }));
      }
      await Promise.race([ready, failed]);
      onState("ready");
    } finally {
      clearTimeout(slow);
    }
  }

  // What a first question loads is there before somebody asks it, a little at a time: who asks waits for no more than that.
  async function warm(starting) {
    let step = 0;
    let more = true;
    while (more && starting === worker) {
      await new Promise((done) => setTimeout(done, A_MOMENT));
      if (waiting.size) {
        await Promise.allSettled([...waiting.values()].map((one) => one.reply));
      } else {
        ({ more } = await send("warm", { words: { language: "nl", step } }));
        step += 1;
      }
    }
  }

  function answered({ id, reply, failed, progress }) {
    const one = waiting.get(id);
    if (progress !== undefined) return one?.tell(progress);
    waiting.delete(id);
    if (failed === undefined) one?.done(reply);
    else one?.fail(new Error(failed));
  }

  function send(ask, given, tell = () => {}) {
    number += 1;
    const id = number;
    const reply = new Promise((done, fail) => {
      waiting.set(id, { done, fail, tell });
      worker.postMessage({ id, ask, ...given });
    });
    waiting.get(id).reply = reply;
    return reply;
  }

  function start() {
    started = begin();
    started.then(
      () => warm(worker).catch(() => {}), // what is not there yet comes when it is asked for
      (error) => error instanceof Cancelled || onState("failed", error),
    );
  }

  start();
  return {
    ready: () => started,
    /** Ask Python something, with plain data and files: `[[name, bytes], ...]`. */
    async ask(ask, words = {}, files = [], tell) {
      await started;
      return send(ask, { words, files }, tell);
    },
    /** Stop what it is doing, at once; what was opened is at hand no more. */
    cancel() {
      worker?.terminate();
      for (const one of waiting.values()) one.fail(new Cancelled());
      waiting.clear();
      start();
    },
  };
}

/** Return by name what is in each part, once it is unpacked; it is kept for a start after stopping. */
function unpacked() {
  const coming = ["worker", ...PARTS].map((name) => [name, part(name)]);
  let before = Promise.resolve();
  return new Map(
    coming.map(([name, answer]) => {
      before = before.then(async () => whole(await answer));
      return [name, before];
    }),
  );
}
