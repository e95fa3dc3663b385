/**
 * What a query is before it is asked: its form, its graphs, and whether it may be asked at all. The
 * same rules as `graph/dateline/query/graph.py` has, so page and command line answer alike.
 */

const MOST = 1_000_000; // characters: more is no question of a person's

// What may hold any word without meaning it. In this order: a long string is no three short ones,
// and an escaped # or ' in a name opens nothing.
const INERT = new RegExp([
  String.raw`"""(?:[^"\\]|\\.|"(?!""))*"""`,
  String.raw`'''(?:[^'\\]|\\.|'(?!''))*'''`,
  String.raw`"(?:[^"\\\n\r]|\\.)*"`,
  String.raw`'(?:[^'\\\n\r]|\\.)*'`,
  String.raw`<[^<>"{}|^${'`'}\\\x00-\x20]*>`,
  String.raw`\\.`,
  String.raw`#[^\n\r]*`,
  String.raw`[?$][\p{L}\p{N}_]+`,
  String.raw`:[\p{L}\p{N}_%\-]+`,
].join('|'), 'gsu');
const CODEPOINT = /\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})/g;
const FROM = /\bfrom\b\s*(?:named\b\s*)?(?:<([^>]*)>)?/gi;
const REMOTE = /^\s*[a-z][a-z0-9+.-]*:\/\//i;
const UPDATES = new Set(['insert', 'delete', 'load', 'clear', 'drop', 'create', 'add', 'move', 'copy', 'with']);

/** Escapes such as \u0053 may stand for letters anywhere. */
function resolved(sparql) {
  return sparql.replace(CODEPOINT, (found, short, long) => {
    const number = parseInt(short ?? long, 16);
    return number <= 0x10ffff ? String.fromCodePoint(number) : found;
  });
}

/** Gives the word that says what a query wants, in lower case. */
export function form(sparql) {
  const rest = resolved(sparql).replace(INERT, ' ').replace(/\b(?:prefix\s+[^\s:]*:|base)/gi, ' ');
  return /^\s*([a-z]*)/.exec(rest.toLowerCase())[1];
}

/** Lists what FROM names; a name with a prefix is given as nothing. */
export function graphsOf(sparql) {
  const text = resolved(sparql);
  if (text.search(FROM) < 0) return [];
  const bare = text.replace(INERT, (found) => (found.startsWith('<') ? found : ' '));
  return [...bare.matchAll(FROM)].map((found) => found[1] ?? '');
}

/** Says why a query is not asked; nothing if it may be. */
export function refused(sparql) {
  if (sparql.length > MOST) return `The query has ${sparql.length.toLocaleString('en')} characters, and at most 1,000,000 are read. Shorten it.`;
  if (!sparql.trim()) return 'There is no query yet. Choose a question above, or write one.';
  const calls = (text) => text.replace(INERT, ' ').toLowerCase().includes('service');
  if (calls(resolved(sparql)) || calls(sparql)) {
    return 'The query asks another server (SERVICE). Queries stay on this machine: remove that part, or rename the prefix that is called so.';
  }
  const first = form(sparql);
  if (UPDATES.has(first)) {
    return `The query would change the graph (${first.toUpperCase()}). Queries only read: use SELECT, ASK, CONSTRUCT or DESCRIBE.`;
  }
  const far = graphsOf(sparql).find((graph) => REMOTE.test(graph));
  if (far === undefined) return null;
  return `The query asks for a graph elsewhere (FROM <${far.slice(0, 80)}>). Nothing is fetched: leave FROM out to ask the whole build, or name one of its graphs, such as <urn:dateline:resolution>.`;
}
