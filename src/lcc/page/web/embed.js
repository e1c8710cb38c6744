// A platform that shows this page in a frame can hand it a tender and bids, and gets result, files and problems back.
// Only from origins that whoever hosts the page allows, in <meta name="lcc-origins" content="https://one https://other">.

const ALLOWED = document.querySelector('meta[name="lcc-origins"]')?.content.split(/\s+/).filter(Boolean) ?? [];

/** Answer messages `{ lcc: 1, id, ask: "score", language, files: [[name, bytes], ...] }` of an allowed origin. */
export function listen(engine) {
  if (!ALLOWED.length) return;
  addEventListener("message", async ({ data, origin, source }) => {
    if (!ALLOWED.includes(origin) || data?.lcc !== 1 || data.ask !== "score") return;
    const language = data.language === "en" ? "en" : "nl";
    const answer = (said) => source.postMessage({ lcc: 1, id: data.id, ...said }, origin);
    try {
      const opened = await engine.ask("open", { language }, data.files);
      if (!opened.tender || opened.problems.length) return answer({ problems: opened.problems, roles: opened.roles });
      const ranked = await engine.ask("rank", { language });
      if (ranked.problems) return answer({ problems: ranked.problems });
      answer({ outcomes: ranked.outcomes, ...(await engine.ask("result", { language })) });
    } catch (error) {
      answer({ failed: String(error?.message ?? error) });
    }
  });
}
