// What the page is at: a sentence for who waits.
import { useState } from "preact/hooks";
import { Cancelled } from "./engine.js";

export function useWork(t) {
  const [status, setStatus] = useState("");
  async function work(doing) {
    setStatus(t.working);
    try {
      await doing();
      setStatus("");
    } catch (error) {
      setStatus(error instanceof Cancelled ? t.stopped : t.failed.replace("{error}", error.message));
    }
  }
  return [status, work];
}
