// Filling in a bid: the questions of the form, and what it comes to while somebody types.
import { useRef, useState } from "preact/hooks";
import { Drop } from "./drop.js";
import { save } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { useWork } from "./work.js";

export function Supply({ engine, language, t }) {
  const [form, setForm] = useState(null);
  const [answers, setAnswers] = useState({});
  const [workedOut, setWorkedOut] = useState({});
  const [missing, setMissing] = useState(null);
  const [status, work] = useWork(t, engine);
  const newest = useRef(0);

  const open = (files) =>
    work(async () => {
      const found = await engine.ask("begin_bid", { language }, files);
      setForm(found);
      setAnswers(found.answers ?? {});
      setWorkedOut(found.worked_out ?? {});
      setMissing(null);
    });
  const answer = async (name, value) => {
    const now = { ...answers, [name]: value };
    setAnswers(now);
    setMissing(null);
    const number = ++newest.current;
    const found = await engine.ask("work_out", { language, answers: now });
    if (number === newest.current) setWorkedOut(found.worked_out);
  };
  const check = () => work(async () => setMissing((await engine.ask("check_bid", { language, answers })).missing));
  const keep = () => work(async () => (await engine.ask("save_bid", { language, answers })).files.forEach(save));
  const shown = { t, answers, workedOut, onAnswer: answer };

  return html`
    <${Drop} t=${t} text=${t.open_tender} onFiles=${open} />
    <p role="status" class="status">${status}</p>
    ${form?.needs_tender && html`<p class="warning">${t.needs_tender}</p>`}
    ${form?.problems && html`<${Problems} t=${t} of=${form.problems} />`}
    ${form?.sheets && html`<form onSubmit=${(event) => event.preventDefault()}>
      <${Parts} parts=${form.sheets[0].parts} ...${shown} />
      <details><summary>${t.more_questions}</summary><${Parts} parts=${form.sheets[1].parts} ...${shown} /></details>
      <p class="actions"><button onClick=${check}>${t.check_bid}</button> <button onClick=${keep}>${t.save_bid}</button></p>
      <div role="status">${missing && missing.length === 0 && html`<p>${t.bid_complete}</p>`}</div>
      ${missing?.length > 0 && html`<${Problems} t=${t} of=${missing} title=${t.bid_problems} />`}
    </form>`}`;
}

const Parts = ({ parts, ...shown }) =>
  parts
    .filter(({ only_if: only }) => !only || only.answers.includes(shown.answers[only.name]))
    .map(({ heading, level, entries }) => html`<fieldset>
      ${heading && html`<legend class=${`level-${level}`}>${heading}</legend>`}
      ${entries.map((one) => ENTRIES[one.kind]({ ...one, ...shown }))}
    </fieldset>`);

const ENTRIES = {
  note: ({ text }) => html`<p class="quiet">${text}</p>`,
  fact: ({ label, value }) => html`<p class="fact"><span>${label}</span> <span>${value}</span></p>`,
  worked_out: ({ name, label, workedOut }) => html`<p class="fact total"><span>${label}</span> <output>${workedOut[name]}</output></p>`,
  question: (one) => html`<${Question} ...${one} />`,
};

function Question({ name, label, asks, choices, unit, note, is_needed: needed, t, answers, onAnswer }) {
  const given = (event) => onAnswer(name, event.target.value);
  const value = answers[name] ?? "";
  const props = { id: name, required: needed, "aria-describedby": note ? `${name}-note` : undefined };
  return html`<div class=${needed ? "question needed" : "question"}>
    <label for=${name}>${label}${needed && html` <span class="quiet">(${t.needed})</span>`}</label>
    ${asks === "choice"
      ? html`<select ...${props} value=${value} onChange=${given}><option value="">${t.choose}</option>${choices.map((one) => html`<option value=${one}>${one}</option>`)}</select>`
      : html`<input ...${props} type=${TYPES[asks]} step=${asks === "whole" ? 1 : "any"} value=${value} onInput=${given} />`}
    <span>${asks === "share" ? "%" : unit}</span>
    ${note && html`<p id=${`${name}-note`} class="quiet">${note}</p>`}
  </div>`;
}

const TYPES = { text: "text", date: "date", number: "number", share: "number", whole: "number" };
