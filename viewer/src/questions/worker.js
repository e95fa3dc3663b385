/**
 * Where Oxigraph runs: it reads the graph of the page and answers, one query at a time. While it looks
 * for an answer it hears nothing, so who wants it to stop ends it. It keeps its last answer, of which
 * the page shows only the beginning.
 */

import { initSync, Store } from 'oxigraph/web.js';

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
  const { quads, chunks } = unpackedGraph(await unzipped(graph));
  for (const [text, done] of chunks) {
    // Terms come from our own writer: to check them again would take as long as reading them.
    store.load(text, { format: 'application/n-quads', no_transaction: true, lenient: true });
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
  const options = { query: prefixes + sparql, use_default_graph_as_union: !graphsOf(sparql).length };
  answer = table(sparql, options);
  const ms = performance.now() - begun;
  const events = new Set();
  for (const row of answer.rows) {
    for (const cell of row) if (cell?.type === 'uri' && cell.value.startsWith(EVENT)) events.add(cell.value.slice(EVENT.length));
  }
  const { rows, ...rest } = answer;
  postMessage({ is: 'answer', ...rest, rows: rows.slice(0, SHOWN), total: rows.length, events: [...events], ms });
}

const jobs = { start, ask, save: () => postMessage({ is: 'saved', text: csv(answer) }) };

self.onmessage = async ({ data }) => {
  try {
    await jobs[data.job](data);
  } catch (error) {
    // What Oxigraph breaks on leaves it broken: only what it says of a query is an answer.
    const lost = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    postMessage({ is: 'failed', job: data.job, lost, message: String(error?.message ?? error) });
  }
};
