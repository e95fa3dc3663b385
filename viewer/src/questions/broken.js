/**
 * What Oxigraph says of a query that does not parse, as a sentence and a place: its list of what might
 * have stood there is of no help. `graph/dateline/query/graph.py` says the same in the same words.
 */

const PLACE = /error at (\d+):(\d+): (.*)/s;
const KEYWORD = /(?<![\w"'])(?:[A-Z][A-Z0-9_]+(?![\w"'])|isLITERAL|isNUMERIC)/g;
const EXACT = /"[^"]+"|\['/;
const REASON = /The [A-Z]\w+(?: [\w?]+){2,}/;
const DECLARED = /\bPREFIX\s+([\w.-]*:)\s*<[^>]*>|\bBASE\s*<[^>]*>/gi;
const NAMES = new RegExp([
  String.raw`"""(?:[^"\\]|\\.|"(?!""))*"""`,
  String.raw`'''(?:[^'\\]|\\.|'(?!''))*'''`,
  String.raw`"(?:[^"\\\n\r]|\\.)*"`,
  String.raw`'(?:[^'\\\n\r]|\\.)*'`,
  String.raw`#[^\n\r]*|[?$][\p{L}\p{N}_]+`,
  String.raw`<[^<>"{}|^${'`'}\\\x00-\x20]*>|(?<prefix>[\p{L}\p{N}_.\-]*:)[\p{L}\p{N}_.:%\-]*[\p{L}\p{N}_:%\-]`,
].join('|'), 'gsu');

/** The first name whose prefix nobody declares, and where it stands. */
function undeclared(sparql, prefixes) {
  const known = new Set([...Object.keys(prefixes).map((prefix) => `${prefix}:`), '_:']);
  const blank = sparql.replace(DECLARED, (found, prefix) => {
    if (prefix) known.add(prefix);
    return ' '.repeat(found.length);
  });
  for (const found of blank.matchAll(NAMES)) {
    const { prefix } = found.groups;
    if (prefix && !known.has(prefix)) return { name: found[0], at: found.index };
  }
  return null;
}

/**
 * @param {string} sparql as it was typed
 * @param {string} error as Oxigraph says it
 * @param {number} before how many characters of ours stood before the first line
 * @returns {{said: string, at?: number}} a sentence and, if there is one, the place in the query
 */
export function explained(sparql, error, before, prefixes) {
  const place = PLACE.exec(error);
  if (!place) return { said: `The query cannot be answered: ${error.replace(/\s+/g, ' ').replace(/\.$/, '')}. Change it.` };
  const line = Number(place[1]);
  let column = Number(place[2]) - (line === 1 ? before : 0);
  const expected = place[3];
  const reason = REASON.exec(expected);
  if (reason) return { said: `The query is no query: ${reason[0]}. Correct it.` };
  // A keyword is found missing behind where it would have stood.
  const words = EXACT.test(expected) ? [] : expected.match(KEYWORD) ?? [];
  if (words.length) column -= Math.min(...words.map((word) => word.length));
  column = Math.max(1, column);
  const lines = sparql.split('\n');
  const characters = [...(lines[line - 1] ?? '')]; // Oxigraph counts characters, and strings their units
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const named = undeclared(sparql, prefixes);
  let why = '';
  if (named && named.at >= start && named.at <= start + (lines[line - 1] ?? '').length) {
    column = [...sparql.slice(start, named.at)].length + 1;
    why = `: the prefix of ${named.name} is not declared. Known without that are ${Object.keys(prefixes).join(', ')}`;
  } else if (![characters.slice(column - 1).join(''), ...lines.slice(line)].join('\n').trim()) {
    column = Math.min(column, characters.length + 1);
    why = ' at its end';
  }
  const at = start + characters.slice(0, column - 1).join('').length;
  return { said: `The query does not parse: line ${line}, column ${column}${why}. Correct it there.`, at: Math.min(at, sparql.length) };
}
