// After Stop Python starts anew and has nothing at hand: what was opened is opened again, and nobody notices.

/** Ask something about what was opened; `reopen` opens it again where that is lost. */
export async function askAbout(engine, ask, words, reopen, tell) {
  const found = await engine.ask(ask, words, [], tell);
  if (!found.lost) return found;
  await reopen(tell);
  return engine.ask(ask, words, [], tell);
}
