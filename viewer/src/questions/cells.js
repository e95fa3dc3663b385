/** The rows of an answer as a file for spreadsheets, to the letter as `dateline query --format csv`. */

const XSD = 'http://www.w3.org/2001/XMLSchema#';
const NUMBERS = new Set(['integer', 'decimal', 'double', 'float'].map((name) => XSD + name));
const NUMBER = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN)$/;

export const plain = (term) => (term === null ? '' : term.type === 'bnode' ? `_:${term.value}` : term.value);

/** Puts an apostrophe before what a spreadsheet would compute. */
const inert = (words) => (/^[ \n\0\ufeff]*[=+\-@\t\r]/.test(words) ? `'${words}` : words);

/** A number stays one, whatever its sign. */
function cell(term) {
  const words = plain(term);
  return term?.type === 'literal' && NUMBERS.has(term.datatype) && NUMBER.test(words) ? words : inert(words);
}

const quoted = (words) => (/[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);

function line(cells) {
  // A line with nothing on it would be no row.
  return cells.length === 1 && cells[0] === '' ? '""' : cells.map(quoted).join(',');
}

export function csv({ names, rows }) {
  return [names.map(inert), ...rows.map((row) => row.map(cell))].map((cells) => `${line(cells)}\r\n`).join('');
}
