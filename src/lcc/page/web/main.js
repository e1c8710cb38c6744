// The page: where it starts, and which road somebody takes.
import { render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { Compare } from "./compare.js";
import { listen } from "./embed.js";
import { startEngine } from "./engine.js";
import { html } from "./html.js";
import { Licences } from "./licences.js";
import { Prepare } from "./prepare.js";
import { Supply } from "./supply.js";
import { SwitchedOff, missing } from "./switched_off.js";
import { Verify } from "./verify.js";

const TEXTS = JSON.parse(document.getElementById("texts").textContent);
const SPOKEN = navigator.language?.startsWith("en") ? "en" : "nl";
const ROADS = { prepare: Prepare, compare: Compare, supply: Supply, verify: Verify };
const PLANNED = ["prepare", "compare", "supply", "verify"];

function App({ engine, state }) {
  const [language, setLanguage] = useState(SPOKEN);
  const [road, setRoad] = useState(null);
  const [explains, setExplains] = useState(false);
  const heading = useRef(null);
  const t = TEXTS[language];
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t.title;
  }, [language]);
  useEffect(() => heading.current?.focus(), [road]);
  const Road = ROADS[road];
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
      <h1 tabindex="-1" ref=${heading}>${road ? t[road] : t.what_to_do}</h1>
      <p id="state" role="status">${state.error ? `${t.not_started.replace("{error}", state.error)} ${t.ways_out}` : t[state.name] ?? ""}</p>
      ${road && html`<p><button class="plain" onClick=${() => setRoad(null)}>${t.back}</button></p>`}
      ${Road
        ? html`<${Road} engine=${engine} language=${language} t=${t} />`
        : html`<ul class="roads">${PLANNED.filter((one) => ROADS[one]).map((one) => html`<li>
            <button class="road" onClick=${() => setRoad(one)}><strong>${t[one]}</strong><span>${t[`${one}_about`]}</span></button>
          </li>`)}</ul>`}
    </main>
    <${Licences} t=${t} />`;
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
