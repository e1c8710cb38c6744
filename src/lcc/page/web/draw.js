// A tie: how lots were drawn for it, by whom and when, as the file that says so.
import { useState } from "preact/hooks";
import { Choose, Type } from "./fields.js";
import { html } from "./html.js";
import { filled } from "./texts.js";

export function Draw({ t, lot, bids, onDraw }) {
  const [chosen, setChosen] = useState([]);
  const [said, setSaid] = useState({ at: "", by: "", method: "", witnesses: "" });
  const say = (name) => (value) => setSaid({ ...said, [name]: value });
  const left = (place) => bids.filter((one) => !chosen.slice(0, place).includes(one));
  // Whoever is drawn otherwise in a place leaves the places after it open.
  const put = (place) => (bid) => setChosen([...chosen.slice(0, place), bid].filter(Boolean));
  const places = Array.from({ length: Math.min(chosen.length + 1, bids.length - 1) }, (_, place) => place);
  const isDrawn = chosen.length === bids.length - 1;
  const [last] = left(chosen.length);
  const isWhole = isDrawn && said.at && said.by.trim() && said.method.trim();
  const keep = () => onDraw({
    lot,
    order: [...chosen, last],
    at: withZone(said.at),
    by: said.by.trim(),
    method: said.method.trim(),
    witnesses: said.witnesses.split(";").map((one) => one.trim()).filter(Boolean),
  });
  return html`<section class="draw" aria-label=${t.draw_lots}><h2>${t.draw_lots}</h2>
    ${lot && html`<p class="subtitle">${filled(t.tie_of_lot, { lot })}</p>`}
    <p class="warning">${filled(t.tie, { bids: bids.join(", ") })}</p>
    ${places.map((place) => html`<${Choose} name=${`drawn-${place + 1}`} label=${filled(t.drawn_in_place, { place: place + 1 })}
      entries=${[["", t.choose], ...left(place).map((one) => [one, one])]} value=${chosen[place] ?? ""} onValue=${put(place)} />`)}
    <p role="status">${isDrawn && filled(t.drawn_last, { bid: last })}</p>
    <${Type} name="drawn-at" type="datetime-local" label=${t.drawn_at} value=${said.at} onValue=${say("at")} />
    <${Type} name="drawn-by" label=${t.drawn_by} value=${said.by} onValue=${say("by")} />
    <${Type} name="drawn-how" label=${t.drawn_how} value=${said.method} onValue=${say("method")} />
    <${Type} name="witnesses" label=${t.witnesses} note=${t.witnesses_about} value=${said.witnesses} onValue=${say("witnesses")} />
    <p class="actions"><button class="main" disabled=${!isWhole} onClick=${keep}>${t.keep_draw}</button></p>
  </section>`;
}

// A clock on the wall says no zone: it is that of this computer, on that day.
function withZone(moment) {
  const ahead = -new Date(moment).getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, "0");
  return `${moment.slice(0, 16)}:00${ahead < 0 ? "-" : "+"}${two(ahead / 60)}:${two(ahead % 60)}`;
}
