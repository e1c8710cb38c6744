// Other numbers than those of the tender, and the ranking that follows at once.
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";

export function WhatIf({ engine, language, t }) {
  const [numbers, setNumbers] = useState([]);
  const [changes, setChanges] = useState({});
  const [found, setFound] = useState(null);
  const asking = useRef({ busy: false, next: null });
  useEffect(() => {
    engine.ask("numbers", { language }).then((reply) => setNumbers(reply.numbers));
  }, [language]);

  // While one answer is awaited only the newest question is kept.
  async function ask(wanted) {
    const at = asking.current;
    at.next = wanted;
    if (at.busy) return;
    at.busy = true;
    while (at.next) {
      const now = at.next;
      at.next = null;
      setFound(await engine.ask("try", { language, changes: now }));
    }
    at.busy = false;
  }
  const set = (path, value) => {
    const wanted = { ...changes, [path]: value };
    setChanges(wanted);
    ask(wanted);
  };
  const reset = () => {
    setChanges({});
    setFound(null);
  };
  const slider = (one) => html`<${Slider} key=${one.path} one=${one} language=${language} value=${changes[one.path] ?? one.value} onValue=${(value) => set(one.path, value)} />`;
  return html`<section class="what-if" aria-label=${t.what_if}>
    <h2>${t.what_if}</h2>
    <p class="warning">${t.not_the_award}</p>
    ${numbers.filter((one) => one.is_first).map(slider)}
    <details><summary>${t.more_numbers}</summary>${numbers.filter((one) => !one.is_first).map(slider)}</details>
    <div role="status">
      ${found?.cannot && html`<p>${found.cannot}</p>`}
      ${found?.rows && html`<table>
        <caption>${t.not_the_award}</caption>
        <thead><tr><th scope="col">${t.rank}</th><th scope="col">${t.bidder}</th><th scope="col" class="number">${t.cost}</th><th scope="col" class="number">${t.above_lowest}</th></tr></thead>
        <tbody>${found.rows.map(([rank, name, cost, above]) => html`<tr><td class="number">${rank}</td><th scope="row">${name}</th><td class="number">${cost}</td><td class="number">${above}</td></tr>`)}</tbody>
      </table>`}
    </div>
    ${found && html`<p><button onClick=${reset}>${t.as_in_tender}</button></p>`}
  </section>`;
}

// A share is shown as a percentage.
function Slider({ one, language, value, onValue }) {
  const times = one.is_share ? 100 : 1;
  const given = (event) => {
    const number = Number(event.target.value) / times;
    if (event.target.value !== "" && Number.isFinite(number)) onValue(number);
  };
  const props = { min: one.low * times, max: one.high * times, step: one.step * times, value: +(value * times).toPrecision(10), onInput: given };
  return html`<div class="slider">
    <label for=${one.path}>${one.label}</label>
    <input id=${one.path} type="range" ...${props} />
    <input type="number" aria-label=${one.label} ...${props} step="any" lang=${language} />
    <span>${one.is_share ? "%" : ""} ${one.unit}</span>
  </div>`;
}
