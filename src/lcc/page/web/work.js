// What the page is at, for who waits.
import { useState } from "preact/hooks";
import { Cancelled } from "./engine.js";

/** Return what the page is at, and what runs something: `work(async (tell) => ...)`. */
export function useWork() {
  const [at, setAt] = useState({});
  async function work(doing) {
    setAt({ name: "working" });
    try {
      await doing((far) => setAt({ name: "working", far }));
      setAt({});
    } catch (error) {
      setAt(error instanceof Cancelled ? { name: "stopped" } : { name: "failed", error: error.message });
    }
  }
  return [at, work];
}
