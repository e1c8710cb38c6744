// A question with its answer: chosen from a list, or typed.
import { html } from "./html.js";

const option = ([code, title]) => html`<option value=${code}>${title}</option>`;

// An entry can name the heading that it stands under.
const underHeadings = (entries) =>
  [...new Set(entries.map((one) => one[2]))].map((heading) => {
    const options = entries.filter((one) => one[2] === heading).map(option);
    return heading ? html`<optgroup label=${heading}>${options}</optgroup>` : options;
  });

export const Choose = ({ name, label, entries, value, onValue }) => html`<div class="question">
  <label for=${name}>${label}</label>
  <select id=${name} value=${value} onChange=${(event) => onValue(event.target.value)}>
    ${underHeadings(entries)}
  </select>
</div>`;

export const Type = ({ name, label, type = "text", note, value, onValue }) => html`<div class="question">
  <label for=${name}>${label}</label>
  <input id=${name} type=${type} value=${value ?? ""} aria-describedby=${note ? `${name}-note` : undefined} onInput=${(event) => onValue(event.target.value)} />
  ${note && html`<p id=${`${name}-note`} class="quiet">${note}</p>`}
</div>`;
