// Preparing a tender: what is bought and how; a book to fill in; what goes out with it.
import { useEffect, useState } from "preact/hooks";
import { Drop } from "./drop.js";
import { save } from "./files.js";
import { html } from "./html.js";
import { Problems } from "./problems.js";
import { useWork } from "./work.js";

export function Prepare({ engine, language, t }) {
  const [choices, setChoices] = useState(null);
  const [said, setSaid] = useState({ procedure: "european", parts: [] });
  const [made, setMade] = useState(null);
  const [status, work] = useWork(t, engine);
  useEffect(() => {
    engine.ask("choices", { language }).then((found) => {
      setChoices(found);
      setSaid((now) => ({ template: found.templates[0][0], ...now }));
    });
  }, [language]);
  const say = (name) => (event) => setSaid({ ...said, [name]: event.target.value });
  const tick = (part) => () =>
    setSaid({ ...said, parts: said.parts.includes(part) ? said.parts.filter((one) => one !== part) : [...said.parts, part] });
  const start = () => work(async () => (await engine.ask("start", { language, ...said })).files.forEach(save));
  const open = (files) =>
    work(async () => {
      const found = await engine.ask("papers", { language }, files.slice(0, 1));
      setMade(found);
      found.files.forEach(save);
    });
  const choose = (name, label, entries) => html`<div class="question"><label for=${name}>${label}</label>
    <select id=${name} value=${said[name]} onChange=${say(name)}>${entries.map(([code, title]) => html`<option value=${code}>${title}</option>`)}</select></div>`;
  const type = (name, label) => html`<div class="question"><label for=${name}>${label}</label><input id=${name} type="text" value=${said[name] ?? ""} onInput=${say(name)} /></div>`;
  return html`
    <p role="status" class="status">${status}</p>
    ${choices && html`<form onSubmit=${(event) => event.preventDefault()}>
      <fieldset><legend>${t.step_start}</legend>
        ${choose("template", t.what_bought, choices.templates)}
        ${choose("procedure", t.how_put_out, choices.procedures)}
        ${type("title", t.title_of_tender)}
        ${type("authority", t.authority)}
        <details><summary>${t.more_parts}</summary>${choices.parts.map(([part, title, about]) => html`<label><input type="checkbox" checked=${said.parts.includes(part)} onChange=${tick(part)} /> <strong>${title}</strong> ${about}</label>`)}</details>
        <p><button onClick=${start}>${t.save_book}</button></p>
        <p class="quiet">${said.procedure === "three_quotes" ? t.next_quotes : t.next_book}</p>
      </fieldset>
    </form>`}
    <section><h2>${t.step_papers}</h2>
      <${Drop} t=${t} text=${t.open_book} onFiles=${open} />
      ${made?.problems && html`<${Problems} t=${t} of=${made.problems} title=${t.bid_problems} />`}
      ${made?.files.length > 0 && html`<p>${t.papers_saved}</p>`}
    </section>`;
}
