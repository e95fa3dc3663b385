/**
 * Oxigraph for browsers, up to 0.5.11, takes a chain of sums or quotients from the right: it reads
 * 10 - 3 - 2 as 10 - (3 - 2). So parentheses are put where the language means them, and nothing else
 * of a query is touched. When a version reads them rightly, this file can go.
 */

const TOKENS = new RegExp([
  String.raw`(?<blank>\s+|#[^\n\r]*)`,
  String.raw`(?<value>"""(?:[^"\\]|\\.|"(?!""))*"""|'''(?:[^'\\]|\\.|'(?!''))*'''|"(?:[^"\\\n\r]|\\.)*"|'(?:[^'\\\n\r]|\\.)*')`,
  String.raw`(?<tag>@[A-Za-z][\w\-]*|\^\^)`,
  String.raw`(?<variable>[?$][\p{L}\p{N}_]+)`,
  String.raw`(?<iri><[^<>"{}|^${'`'}\\\x00-\x20]*>|[\p{L}\p{N}_.\-]*:(?:\\.|[\p{L}\p{N}_.:%\-]*[\p{L}\p{N}_:%\-])?)`,
  String.raw`(?<number>(?:\d+\.?\d*|\.\d+)(?:[eE][+\-]?\d+)?)`,
  String.raw`(?<word>[A-Za-z]\w*)`,
  String.raw`(?<sign>\|\||&&|!=|<=|>=|[\s\S])`,
].join('|'), 'gsuy');

const HEADS = new Set(['select', 'by', 'having']);
const ASKS = new Set(['filter', 'bind', 'having']);
const BREAKS = new Set(['as', 'in', 'not', 'distinct', 'separator', 'asc', 'desc', 'exists']);

function tokens(text) {
  return [...text.matchAll(TOKENS)].map((found) => ({
    sort: Object.keys(found.groups).find((name) => found.groups[name] !== undefined),
    text: found[0],
    low: found[0].toLowerCase(),
  }));
}

/** @param {string} sparql @returns {string} the same query, with its chains in parentheses */
export function grouped(sparql) {
  const all = tokens(sparql);
  let at = 0;

  /** What stands between braces, or outside of any: expressions begin at some parentheses only. */
  function pattern(end) {
    let out = '';
    let head = end === null; // in SELECT, GROUP BY and the like every parenthesis holds one
    let asked = false;
    while (at < all.length && all[at].text !== end) {
      const { sort, text, low } = all[at++];
      out += text;
      if (sort === 'word') {
        if (HEADS.has(low)) head = true;
        if (low === 'where' || low === 'values' || low === 'construct') head = false;
        if (ASKS.has(low)) asked = true;
      } else if (text === '{') {
        out += pattern('}') + closing();
        head = end === null;
        asked = false;
      } else if (text === '(' && (head || asked)) {
        out += expression() + closing();
        asked = false;
      }
    }
    return out;
  }

  const closing = () => (at < all.length ? all[at++].text : '');

  /** What stands between the parentheses of an expression: values, joined by signs. */
  function expression() {
    let out = '';
    let chain = []; // values and the signs between them, in turn
    let value = ''; // with the blanks around it
    let whole = false; // whether the value is complete, so that a sign would join it to another
    const flush = () => {
      if (value) chain.push(value);
      out += joined(chain);
      chain = [];
      value = '';
      whole = false;
    };
    while (at < all.length && all[at].text !== ')') {
      const { sort, text, low } = all[at++];
      if (text === '(') {
        value += text + expression() + closing();
        whole = true;
      } else if (text === '{') {
        value += text + pattern('}') + closing();
        whole = true;
      } else if (sort === 'blank') value += text;
      else if ('+-*/'.includes(text) && whole) {
        chain.push(value, text);
        value = '';
        whole = false;
      } else if ((sort === 'sign' && !'!+-'.includes(text)) || (sort === 'word' && BREAKS.has(low))) {
        flush();
        out += text;
      } else {
        value += text;
        whole = sort !== 'sign' && text !== '^^';
      }
    }
    flush();
    return out;
  }

  return pattern(null);
}

/** Puts a chain together: products first, then sums, each from the left. */
function joined(chain) {
  const sums = [];
  let product = [];
  for (const part of chain) {
    if (part === '+' || part === '-') {
      sums.push(nested(product, '/'), part);
      product = [];
    } else product.push(part);
  }
  return nested([...sums, nested(product, '/')], '-');
}

/** Only a chain with the sign that minds its order needs parentheses. */
function nested(parts, minds) {
  if (parts.length < 5 || !parts.includes(minds)) return parts.join('');
  const [first, ...rest] = parts;
  let out = first;
  for (let i = 0; i < rest.length; i += 2) {
    out = `${out}${rest[i]}${rest[i + 1]}`;
    if (i + 2 < rest.length) out = enclosed(out);
  }
  return out;
}

/** A comment that ends what is enclosed would swallow the parenthesis behind it. */
const enclosed = (text) => `(${text}${/#[^\n\r]*$/.test(text) ? '\n' : ''})`;
