// Python in a worker of its own: what is asked of it, what it still owes, and its end.

const PARTS = ["wasm", "stdlib", "core", "ours", "late"]; // in the order in which Python needs them

/** Names of all that a worker needs: its script, and what that puts to work. */
export const CARRIED = ["worker", ...PARTS];

/** Start Python with what the page carries, by name: `ready` once it can be asked something. */
export function startPython(carried) {
  const waiting = new Map();
  let worker;
  let ended;
  let number = 0;

  // Parts go to the worker as they are unpacked: it starts Python with the first while the others come.
  async function begin() {
    const script = new Blob([await carried.get("worker")], { type: "text/javascript" });
    if (ended) throw ended;
    worker = new Worker(URL.createObjectURL(script));
    worker.onmessage = ({ data }) => answered(data);
    worker.onerror = (event) => end(new Error(event.message || "worker"));
    for (const name of PARTS) {
      carried.get(name).then((bytes) => ended || worker.postMessage({ part: name, bytes }));
    }
    await ask("begin", {});
  }

  function answered({ id, reply, failed, progress }) {
    const one = waiting.get(id);
    if (progress !== undefined) return one?.tell(progress);
    waiting.delete(id);
    if (failed === undefined) one?.done(reply);
    else one?.fail(new Error(failed));
  }

  function ask(ask, given, tell = () => {}) {
    if (ended) return Promise.reject(ended);
    number += 1;
    const id = number;
    const reply = new Promise((done, fail) => {
      waiting.set(id, { done, fail, tell });
      worker.postMessage({ id, ask, ...given });
    });
    waiting.get(id).reply = reply;
    return reply;
  }

  function end(why) {
    ended = why;
    worker?.terminate();
    for (const one of waiting.values()) one.fail(why);
    waiting.clear();
  }

  const ready = begin();
  ready.catch(() => {}); // whoever asks something is told
  return {
    ready,
    /** Ask it something: `{ words, files }`. */
    ask,
    /** What it still owes answers to, as promises of them. */
    owes: () => [...waiting.values()].map((one) => one.reply),
    /** Stop it at once: whoever waits is told why. */
    end,
  };
}
