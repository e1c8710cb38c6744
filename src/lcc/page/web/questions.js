// The questions of a form: those that the answers so far call for, and what is worked out beside them.
import { html } from "./html.js";
import { Mend } from "./problems.js";

const isAsked = ({ only_if: only }, answers) => !only || only.answers.includes(answers[only.name]);
const hasQuestion = ({ entries }) => entries.some((one) => one.kind === "question");

export const Parts = ({ parts, ...shown }) =>
  parts.filter((part) => isAsked(part, shown.answers)).map((part) =>
    hasQuestion(part)
      ? html`<fieldset>${part.heading && html`<legend class=${`level-${part.level}`}>${part.heading}</legend>`}<${Entries} of=${part.entries} ...${shown} /></fieldset>`
      : html`<details class="told"><summary>${part.heading || shown.t.about_form}</summary><${Entries} of=${part.entries.filter((one) => one.kind !== "worked_out")} ...${shown} /></details>`,
  );

/** What the form works out from all answers: it stands where nothing is asked. */
export function WorkedOut({ parts, ...shown }) {
  const found = parts.filter((part) => !hasQuestion(part) && isAsked(part, shown.answers)).flatMap(({ entries }) => entries.filter((one) => one.kind === "worked_out"));
  if (!found.length) return null;
  // Of one item the whole is what it comes to: it is not said twice.
  const whole = found.filter(({ label }) => !label.includes(": "));
  const items = new Set(found.map(({ label }) => label.split(": ").slice(0, -1).join(": ")).filter(Boolean));
  return html`<section class="worked-out" aria-label=${shown.t.comes_to}><h3>${shown.t.comes_to}</h3><${Entries} of=${items.size > 1 ? found : whole} ...${shown} /></section>`;
}

const LONG = 60;

// A long note that was said above is not said again.
function Entries({ of, ...shown }) {
  const said = new Set();
  return of.map((one) => {
    const note = one.note?.length > LONG && said.has(one.note) ? "" : one.note;
    said.add(note);
    return ENTRIES[one.kind]({ ...one, note, ...shown });
  });
}

const ENTRIES = {
  note: ({ text }) => html`<p class="quiet">${text}</p>`,
  fact: ({ label, value }) => html`<p class="fact"><span>${label}</span> <span>${value}</span></p>`,
  worked_out: ({ name, label, workedOut }) => html`<p class="fact total"><span>${label}</span> <output>${workedOut[name]}</output></p>`,
  question: (one) => html`<${Question} key=${one.name} ...${one} />`,
};

function Question({ name, label, asks, choices, unit, note, is_needed: needed, t, answers, wrong, onAnswer }) {
  const given = (event) => onAnswer(name, event.target.value);
  const value = answers[name] ?? "";
  const said = wrong[name];
  const plain = name.replaceAll(" ", ""); // what is described by ids has blanks between them
  const told = [note && `${plain}-note`, said && `${plain}-wrong`].filter(Boolean).join(" ");
  const props = { id: name, required: needed, "aria-invalid": said ? "true" : undefined, "aria-describedby": told || undefined };
  return html`<div class=${`question${needed ? " needed" : ""}${said ? " wrong" : ""}`}>
    <label for=${name}>${label}${needed && html` <span class="quiet">(${t.needed})</span>`}</label>
    ${asks === "choice"
      ? html`<select ...${props} value=${value} onChange=${given}><option value="">${t.choose}</option>${choices.map(([code, text]) => html`<option value=${code}>${text}</option>`)}</select>`
      : html`<input ...${props} type=${TYPES[asks]} step=${asks === "whole" ? 1 : "any"} value=${value} onInput=${given} />`}
    <span>${asks === "share" ? "%" : unit}</span>
    ${note && html`<p id=${`${plain}-note`} class="quiet">${note}</p>`}
    ${said && html`<p id=${`${plain}-wrong`} class="wrong"><${Mend} t=${t} ...${said} /></p>`}
  </div>`;
}

const TYPES = { text: "text", date: "date", number: "number", share: "number", whole: "number" };
