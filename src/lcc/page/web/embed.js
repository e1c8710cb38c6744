// A platform that shows this page in a frame can hand it a tender and bids, and gets result, files and problems back:
// docs/manual/page.md has the contract. Only from origins that whoever hosts the page allows, in
// <meta name="lcc-origins" content="https://one https://other">.

import { open } from "./readers.js";

const VERSION = 1;
const ALLOWED = document.querySelector('meta[name="lcc-origins"]')?.content.split(/\s+/).filter(Boolean) ?? [];
const MOST_FILES = 5_000;
const LONGEST_NAME = 500;

/** Say that it is ready to the page that this one is in, and answer what that asks, one question after the other. */
export function listen(engine) {
  if (!ALLOWED.length || parent === window) return;
  let last = Promise.resolve();
  addEventListener("message", ({ data, origin, source }) => {
    if (source !== parent || !ALLOWED.includes(origin) || data?.lcc === undefined) return;
    const id = ["string", "number"].includes(typeof data.id) ? data.id : null;
    const answer = (said) => parent.postMessage({ lcc: VERSION, id, ...said }, origin);
    const refused = wrong(data);
    if (refused) answer({ refused });
    else last = last.then(() => score(engine, data, answer)).catch((error) => answer({ failed: String(error?.message ?? error) }));
  });
  engine.ready().then(() => ALLOWED.forEach((origin) => parent.postMessage({ lcc: VERSION, ready: true }, origin)));
}

async function score(engine, { language, files }, answer) {
  const given = files.map(([name, bytes]) => [name, new Uint8Array(bytes)]);
  const opened = await open(engine, { language }, given, (progress) => answer({ progress }));
  if (!opened.tender || opened.problems.length) return answer({ problems: opened.problems, roles: opened.roles });
  const ranked = await engine.ask("rank", { language });
  if (ranked.problems) return answer({ problems: ranked.problems, roles: opened.roles });
  answer({ outcomes: ranked.outcomes, files: (await engine.ask("result", { language })).files });
}

// What of a message is not as agreed: for who writes the platform, so in English.
function wrong({ lcc, id, ask, language, files }) {
  if (lcc !== VERSION) return `lcc: ${VERSION} is the version that this page speaks`;
  if (!["string", "number"].includes(typeof id)) return "id: text or a number, by which answers are known";
  if (ask !== "score") return 'ask: "score" is all that can be asked';
  if (!["nl", "en"].includes(language)) return 'language: "nl" or "en"';
  if (!Array.isArray(files) || !files.length || files.length > MOST_FILES || !files.every(isFile))
    return `files: [[name, bytes], ...], at most ${MOST_FILES}, with bytes as Uint8Array or ArrayBuffer`;
  if (new Set(files.map(([name]) => name)).size < files.length) return "files: each name once";
  return null;
}

function isFile(one) {
  if (!Array.isArray(one) || one.length !== 2) return false;
  const [name, bytes] = one;
  const isName = typeof name === "string" && name.length > 0 && name.length <= LONGEST_NAME;
  return isName && (bytes instanceof Uint8Array || bytes instanceof ArrayBuffer);
}
