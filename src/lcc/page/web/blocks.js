// A document of Python's as it stands on the page. Every text becomes text: nothing is read as HTML.
import { html } from "./html.js";

const MOST_ROWS = 12; // of a table that is drawn too: beyond this it opens when asked

export const Article = ({ document: { title, subtitle, blocks }, t }) =>
  html`<article><h2>${title}</h2>${subtitle && html`<p class="subtitle">${subtitle}</p>`}<${Blocks} blocks=${blocks} t=${t} /></article>`;

/** Its highest heading comes right below the title of the document, whatever its level there. */
export function Blocks({ blocks, t }) {
  const highest = Math.min(...blocks.filter((one) => one.kind === "heading").map((one) => one.level));
  return blocks.map((block) => SHOWN[block.kind]({ ...block, below: 3 - highest }, t));
}

const SHOWN = {
  heading: ({ level, text, below }) => html`<${`h${level + below}`}>${text}<//>`,
  paragraph: ({ text }) => html`<p>${text}</p>`,
  to_fill_in: ({ text }) => html`<p class="to-fill-in">${text}</p>`,
  formula: ({ text }) => html`<p class="formula">${text}</p>`,
  bullet_list: ({ entries }) => html`<ul>${entries.map((one) => html`<li>${one}</li>`)}</ul>`,
  table: (table, t) => {
    const shown = html`<${Table} ...${table} />`;
    if (!table.drawn) return shown;
    const figure = html`<figure>${element(table.drawn)}</figure>`;
    if (table.rows.length <= MOST_ROWS) return html`${figure}${shown}`;
    return html`${figure}<details class="printed"><summary>${t.the_numbers}</summary>${shown}</details>`;
  },
};

export function Table({ caption, heads, rows, numbers }) {
  const kind = (column) => (numbers.includes(column) ? "number" : "");
  return html`<div class=${rows.length <= MOST_ROWS ? "wide short" : "wide long"} role="region" tabindex="0" aria-label=${caption}><table>
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
