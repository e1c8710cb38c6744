// Python in a worker: what is asked of it, how far it is, and stopping it at once.
import { bytesOf } from "./archives.js";

const LONGEST_START = 60_000;

export class Cancelled extends Error {}

/** Start Python; `onState` is told "starting", "ready" or "failed". */
export function startEngine(onState) {
  const waiting = new Map();
  let worker;
  let started;
  let number = 0;
  let kept;

  // Ready once it answers; what comes later is brought in while nobody waits.
  async function begin(ready) {
    onState("starting");
    kept ??= await parts();
    worker = new Worker(URL.createObjectURL(new Blob([kept.worker], { type: "text/javascript" })));
    worker.onmessage = ({ data }) => answered(data);
    const failed = new Promise((_done, fail) => {
      worker.onerror = (event) => fail(new Error(event.message || "worker"));
      setTimeout(() => fail(new Error("worker")), LONGEST_START);
    });
    await Promise.race([send("begin", kept.python), failed]);
    onState("ready");
    ready();
    await send("late", { archive: await bytesOf("late") });
    await send("warm", { words: { language: "nl" } });
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
    return new Promise((done, fail) => {
      waiting.set(id, { done, fail, tell });
      worker.postMessage({ id, ask, ...given });
    });
  }

  function start() {
    started = new Promise((done, fail) => {
      begin(done).catch(fail);
    });
    started.catch((error) => onState("failed", error));
  }

  start();
  return {
    /** Ask Python something, with plain data and files: `[[name, bytes], ...]`. */
    async ask(ask, words = {}, files = [], tell) {
      await started;
      return send(ask, { words, files }, tell);
    },
    /** Stop what it is doing, at once; what was opened has to be opened again. */
    cancel() {
      worker?.terminate();
      for (const one of waiting.values()) one.fail(new Cancelled());
      waiting.clear();
      start();
    },
  };
}

async function parts() {
  const [worker, wasm, stdlib, core, ours] = await Promise.all(
    ["worker", "wasm", "stdlib", "core", "ours"].map(bytesOf),
  );
  return { worker, python: { wasm, stdlib, packages: [core, ours] } };
}
