// Other numbers than those of the tender, and the ranking that follows at once.
import { useEffect, useRef, useState } from "preact/hooks";
import { html } from "./html.js";

export function WhatIf({ language, t, about }) {
  const [numbers, setNumbers] = useState([]);
  const [changes, setChanges] = useState({});
  const [found, setFound] = useState(null);
  const asking = useRef({ busy: false, next: null });
  useEffect(() => {
    about("numbers").then((reply) => setNumbers(reply.numbers));
    if (found) ask(changes);
  }, [language]);

  // While one answer is awaited only the newest question is kept.
  async function ask(wanted) {
    const at = asking.current;
    at.next = wanted;
    if (at.busy) return;
    at.busy = true;
    try {
      while (at.next) {
        const now = at.next;
        at.next = null;
        setFound(await about("try", { changes: now }));
      }
    } finally {
      at.busy = false;
    }
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
  const more = numbers.filter((one) => !one.is_first);
  return html`<section class="what-if" aria-label=${t.what_if}>
    <h2>${t.what_if}</h2>
    <p class="warning">${t.not_the_award}</p>
    ${numbers.filter((one) => one.is_first).map(slider)}
    ${more.length > 0 && html`<details><summary>${t.more_numbers}</summary>${more.map(slider)}</details>`}
    <div role="status">
      ${found?.cannot && html`<p>${found.cannot}</p>`}
      ${found?.rankings?.map((one) => html`<${Ranking} t=${t} ...${one} />`)}
    </div>
    ${found && html`<p class="actions"><button onClick=${reset}>${t.as_in_tender}</button></p>`}
  </section>`;
}

function Ranking({ t, title, score, rows }) {
  const caption = [title, t.not_the_award].filter(Boolean).join(": ");
  const heads = [t.rank, t.bidder, t.cost, t.above_lowest, score, t.rank_in_tender].filter(Boolean);
  return html`<div class="wide" role="region" tabindex="0" aria-label=${caption}><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head, k) => html`<th scope="col" class=${k === 1 ? "" : "number"}>${head}</th>`)}</tr></thead>
    <tbody>${rows.map(([rank, name, ...numbers]) => html`<tr><td class="number">${rank}</td><th scope="row">${name}</th>${numbers.map((one) => html`<td class="number">${one}</td>`)}</tr>`)}</tbody>
  </table></div>`;
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
