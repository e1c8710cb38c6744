// A document of Python's as it stands on the page. Every text becomes text: nothing is read as HTML.
import { html } from "./html.js";

export const Blocks = ({ blocks }) => blocks.map((block) => SHOWN[block.kind](block));

const SHOWN = {
  heading: ({ level, text }) => html`<${`h${level + 1}`}>${text}<//>`,
  paragraph: ({ text }) => html`<p>${text}</p>`,
  to_fill_in: ({ text }) => html`<p class="to-fill-in">${text}</p>`,
  formula: ({ text }) => html`<p class="formula">${text}</p>`,
  bullet_list: ({ entries }) => html`<ul>${entries.map((one) => html`<li>${one}</li>`)}</ul>`,
  table: (table) => html`${table.drawn && html`<figure>${element(table.drawn)}</figure>`}<${Table} ...${table} />`,
};

export function Table({ caption, heads, rows, numbers }) {
  const kind = (column) => (numbers.includes(column) ? "number" : "");
  return html`<div class="wide" role="region" tabindex="0" aria-label=${caption}><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head, k) => html`<th scope="col" class=${kind(k)}>${head}</th>`)}</tr></thead>
    <tbody>${rows.map(([first, ...rest]) => html`<tr>
      <th scope="row" class=${kind(0)}>${first}</th>
      ${rest.map((text, k) => html`<td class=${kind(k + 1)}>${text}</td>`)}
    </tr>`)}</tbody>
  </table></div>`;
}

const element = ([name, attributes, inside]) =>
  html`<${name} ...${attributes}>${typeof inside === "string" ? inside : inside.map(element)}<//>`;
