// A document of Python's as it stands on the page. Every text becomes text: nothing is read as HTML.
import { useMemo } from "preact/hooks";
import { html } from "./html.js";
import { useInTurn } from "./in_turn.js";

const MOST_ROWS = 12; // of a table that is drawn too: beyond this it opens when asked
const CELLS_AT_ONCE = 600;

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
  const pieces = useMemo(
    () => inPieces(rows, heads.length).map((some) => html`<${Rows} rows=${some} numbers=${numbers} />`),
    [rows],
  );
  const isShort = rows.length <= MOST_ROWS && pieces.length < 2;
  return html`<div class=${isShort ? "wide short" : "wide long"} role="region" tabindex="0" aria-label=${caption}><table>
    <caption>${caption}</caption>
    <thead><tr>${heads.map((head, k) => html`<th scope="col" class=${kind(numbers, k)}>${head}</th>`)}</tr></thead>
    <tbody>${useInTurn(pieces)}</tbody>
  </table></div>`;
}

const kind = (numbers, column) => (numbers.includes(column) ? "number" : "");

const Rows = ({ rows, numbers }) =>
  rows.map(([first, ...rest]) => html`<tr>
    <th scope="row" class=${kind(numbers, 0)}>${first}</th>
    ${rest.map((text, k) => html`<td class=${kind(numbers, k + 1)}>${text}</td>`)}
  </tr>`);

function inPieces(rows, columns) {
  const size = Math.ceil(CELLS_AT_ONCE / columns);
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, k) => rows.slice(k * size, (k + 1) * size));
}

const element = ([name, attributes, inside]) =>
  html`<${name} ...${attributes}>${typeof inside === "string" ? inside : inside.map(element)}<//>`;
