/**
 * Where Oxigraph runs: it reads the graph of the page and answers, one query at a time. While it looks
 * for an answer it hears nothing, so who wants it to stop ends it. It keeps its last answer, of which
 * the page shows only the beginning.
 */

import { initSync, namedNode, Store } from 'oxigraph/web.js';

import { grouped } from './arithmetic.js';
import { form, graphsOf } from './asking.js';
import { csv } from './cells.js';
import { unpackedGraph } from './graph.js';

const SHOWN = 1000; // rows that the page shows; the file has all of them
const EVENT = 'urn:dateline:event:';

let store = null;
let answer = null;

async function unzipped(bytes) {
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function start({ engine, graph }) {
  initSync({ module: await unzipped(engine) });
  store = new Store();
  const { quads, pieces } = unpackedGraph(await unzipped(graph));
  let told = performance.now();
  for (const { graph: name, text, done } of pieces) {
    // Terms come from our own writer: to check them again would take as long as reading them.
    store.load(text, { format: 'application/n-triples', to_graph_name: namedNode(name), no_transaction: true, lenient: true });
    if (performance.now() - told < 200) continue;
    told = performance.now();
    postMessage({ is: 'reading', done, quads });
  }
  postMessage({ is: 'ready', quads });
}

/** A term of a triple as SPARQL's JSON has it, as those of rows are. */
function term(node) {
  if (node.termType === 'NamedNode') return { type: 'uri', value: node.value };
  if (node.termType === 'BlankNode') return { type: 'bnode', value: node.value };
  if (node.termType === 'Quad') return { type: 'triple', value: node.toString() };
  const datatype = node.datatype.value;
  return {
    type: 'literal', value: node.value,
    ...(node.language ? { 'xml:lang': node.language } : datatype.endsWith('#string') ? {} : { datatype }),
  };
}

/** Rows of terms, whatever the query gives: a yes is a row of one, a triple a row of three. */
function table(sparql, options) {
  const wants = form(sparql);
  if (wants === 'construct' || wants === 'describe') {
    const triples = [...new Map(store.query(options.query, options).map((quad) => [quad.toString(), quad]))]
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return {
      names: ['subject', 'predicate', 'object'], triples: true,
      rows: triples.map(([, quad]) => [term(quad.subject), term(quad.predicate), term(quad.object)]),
    };
  }
  const found = JSON.parse(store.query(options.query, { ...options, results_format: 'json' }));
  if ('boolean' in found) {
    const datatype = 'http://www.w3.org/2001/XMLSchema#boolean';
    return { names: ['answer'], truth: found.boolean, rows: [[{ type: 'literal', value: String(found.boolean), datatype }]] };
  }
  const names = found.head.vars;
  return { names, rows: found.results.bindings.map((row) => names.map((name) => row[name] ?? null)) };
}

function ask({ sparql, prefixes }) {
  const begun = performance.now();
  answer = null;
  // Oxigraph forgets what FROM says where it is told to take the union.
  const options = { query: prefixes + grouped(sparql), use_default_graph_as_union: !graphsOf(sparql).length };
  try {
    answer = table(sparql, options);
  } catch (error) {
    // Said of the query as it was typed, with room behind it: the parser tells the end from what is amiss before it.
    if (!lost(error)) new Store().query(`${prefixes}${sparql}${' '.repeat(40)}`);
    throw error;
  }
  const ms = performance.now() - begun;
  const events = new Set();
  for (const row of answer.rows) {
    for (const cell of row) if (cell?.type === 'uri' && cell.value.startsWith(EVENT)) events.add(cell.value.slice(EVENT.length));
  }
  const { rows, ...rest } = answer;
  postMessage({ is: 'answer', ...rest, rows: rows.slice(0, SHOWN), total: rows.length, events: [...events], ms });
}

/** What Oxigraph breaks on leaves it broken; what it says of a query does not. */
const lost = (error) => error instanceof WebAssembly.RuntimeError || error instanceof RangeError;

const jobs = { start, ask, save: () => postMessage({ is: 'saved', text: csv(answer) }) };

self.onmessage = async ({ data }) => {
  try {
    await jobs[data.job](data);
  } catch (error) {
    postMessage({ is: 'failed', job: data.job, lost: lost(error), message: String(error?.message ?? error) });
  }
};
