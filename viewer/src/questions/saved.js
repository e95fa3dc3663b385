/**
 * The saved questions, as their files say them: what each asks, what it has to be told, and where in it
 * that is put. `graph/dateline/query/questions.py` reads the same files in the same way.
 */

const MOST = 1e9;
const TITLE = /^# title: (.+)$/m;
const ABOUT = /^# about: (.+)$/m;
const PARAMETER = /^# parameter: (\w+) \u2014 (required|optional) (words|day|number|kind), (.+?)(?:, default (.+))?$/gm;

/** @param {string} name @param {string} sparql */
export function parsed(name, sparql) {
  return {
    name,
    sparql,
    title: TITLE.exec(sparql)?.[1] ?? name,
    about: ABOUT.exec(sparql)?.[1] ?? '',
    parameters: [...sparql.matchAll(PARAMETER)].map(([, parameter, need, type, description, standard]) => (
      { name: parameter, type, required: need === 'required', description, standard: standard ?? null })),
  };
}

/** What is wrong with a value, as a sentence; nothing if it will do. */
export function wrong({ name, type, required, description }, value, kinds) {
  if (!value.trim()) return required ? `It needs to be told ${name}: ${description}.` : null;
  if (type === 'day' && !/^\d{4}-\d{2}-\d{2}$/.test(value)) return `“${value}” is no day for ${name}. Write it as year-month-day: 2014-03-31.`;
  if (type === 'number' && !(/^\d{1,10}$/.test(value) && Number(value) <= MOST)) return `“${value}” is no number for ${name}. Write a whole one: 20.`;
  if (type === 'kind' && !kinds.includes(value)) return `“${value}” is no ${name} of event.`;
  return null;
}

const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };

/** Writes a value as one literal: what somebody types never becomes a part of the query's language. */
function literal(type, value) {
  if (type === 'number') return String(Number(value));
  if (type === 'day') return `"${value}"^^<http://www.w3.org/2001/XMLSchema#date>`;
  const whole = value.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
  return `"${whole.replace(/[\\"\n\r\t\b\f]/g, (char) => ESCAPES[char])}"`;
}

/** Gives the query with these values in their places; one that is empty leaves the default. */
export function bound({ sparql, parameters }, values) {
  return parameters.reduce((query, { name, type }) => {
    const value = values[name] ?? '';
    if (!value.trim()) return query;
    const line = name === 'limit' ? /^(LIMIT )(\d+)()$/m : new RegExp(`^(\\s*VALUES \\?${name} \\{ )(.*)( \\})$`, 'm');
    return query.replace(line, (_, before, standard, after) => `${before}${literal(type, value)}${after}`);
  }, sparql);
}

/** The query itself: what its file says about it stands elsewhere on the page. */
export const bare = (sparql) => sparql.replace(/^(?:# .*\n)+/, '');
