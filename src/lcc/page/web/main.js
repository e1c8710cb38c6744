// The page: where it starts, and which road somebody takes.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Afterwards } from "./afterwards.js";
import { Compare } from "./compare.js";
import { listen } from "./embed.js";
import { startEngine } from "./engine.js";
import { html } from "./html.js";
import { Licences } from "./licences.js";
import { LookBack } from "./look_back.js";
import { Prepare } from "./prepare.js";
import { Supply } from "./supply.js";
import { SwitchedOff, missing } from "./switched_off.js";
import { Verify } from "./verify.js";

const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const SPOKEN = navigator.language?.startsWith("en") ? "en" : "nl";
const ROADS = { prepare: Prepare, compare: Compare, look_back: LookBack, afterwards: Afterwards, supply: Supply, verify: Verify };
const FOR = { for_purchasers: ["prepare", "compare", "afterwards", "look_back"], for_others: ["supply", "verify"] };

function App({ engine, state }) {
  const [language, setLanguage] = useState(SPOKEN);
  const [road, setRoad] = useState(null);
  const [kept, setKept] = useState([]);
  const [explains, setExplains] = useState(false);
  const heading = useRef(null);
  const typed = useRef(new Set());
  const t = TEXTS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = road ? `${t[road]} - ${t.title}` : t.title;
  }, [language, road]);
  useEffect(() => heading.current?.focus(), [road]);
  // Back in the browser leads to the start, and what was done stays; leaving the page with something typed is asked.
  useEffect(() => {
    const back = (event) => setRoad(event.state?.road ?? null);
    history.replaceState(null, "");
    const leave = (event) => typed.current.size && event.preventDefault();
    addEventListener("popstate", back);
    addEventListener("beforeunload", leave);
    return () => {
      removeEventListener("popstate", back);
      removeEventListener("beforeunload", leave);
    };
  }, []);

  const take = (name) => {
    setKept(kept.includes(name) ? kept : [...kept, name]);
    setRoad(name);
    history.pushState({ road: name }, "");
  };
  const end = () => {
    if (typed.current.has(road) && !confirm(t.leave_typed)) return;
    typed.current.delete(road);
    setKept(kept.filter((one) => one !== road));
    setRoad(null);
    history.replaceState(null, "");
  };
  const noted = (name) => (is) => (is ? typed.current.add(name) : typed.current.delete(name));
  // The road that is shown comes first; the others wait, with all that was done on them.
  const shown = [...new Set([road, ...kept])].filter(Boolean);
  return html`
    <header>
      <p class="brand">${t.title}</p>
      <button class="plain" lang=${language === "nl" ? "en" : "nl"} onClick=${() => setLanguage(language === "nl" ? "en" : "nl")}>
        ${language === "nl" ? "English" : "Nederlands"}
      </button>
      <div class="promise">
        ${t.nothing_sent} <button class="plain" aria-expanded=${explains} onClick=${() => setExplains(!explains)}>${t.how_checked}</button>
        ${explains && html`<p>${t.checked_how_1}</p><p>${t.checked_how_2}</p>`}
      </div>
    </header>
    <main>
      ${road && html`<p class="home"><button class="plain" onClick=${end}>${t.back}</button></p>`}
      <h1 tabindex="-1" ref=${heading}>${road ? t[road] : t.what_to_do}</h1>
      <p id="state" role="status">${started(state, t)}</p>
      ${!road && Object.entries(FOR).map(([who, roads]) => html`<h2>${t[who]}</h2><ul class="roads">${roads.map((one) => html`<li>
        <button class="road" onClick=${() => take(one)}><strong>${t[one]}</strong><span>${t[`${one}_about`]}</span></button>
      </li>`)}</ul>`)}
      ${shown.map((one) => html`<div key=${one} hidden=${one !== road}><${ROADS[one]} engine=${engine} language=${language} t=${t} onTyped=${noted(one)} /></div>`)}
    </main>
    <${Licences} t=${t} />`;
}

// Tables that are folded away are printed all the same.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details.printed:not([open])")];
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => {
  for (const one of folded) one.open = false;
});

// A start that fails, or takes long, is said with the ways out.
function started({ name, error }, t) {
  if (error) return `${t.not_started.replace("{error}", error)} ${t.ways_out}`;
  return name === "slow" ? `${t.slow} ${t.ways_out}` : t[name] ?? "";
}

const at = document.getElementById("app");
if (missing()) {
  render(html`<${SwitchedOff} texts=${TEXTS} first=${SPOKEN} what=${missing()} />`, at);
} else {
  let state = { name: "starting" };
  let engine;
  const show = () => render(html`<${App} engine=${engine} state=${state} />`, at);
  engine = startEngine((name, error) => {
    state = { name, error: error?.message };
    if (engine) show();
  });
  listen(engine);
  show();
}
