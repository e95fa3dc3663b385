/** An answer as a table, which those who listen can read too; what it names can be opened. */

import { bdi, el } from '../dom.js';
import { count, counted, oneLine } from '../words.js';

const THING = /^urn:dateline:(\w+):([\w-]+)/;
const NUMERIC = /#(?:integer|decimal|double|float)$/;
const LONG = 32; // letters: more than that need room
const BRIEF = 16; // and up to so many stay on one line
const TOLD = /^(?:article|page|original|corrected|other_article)$/; // columns that name articles by their ids

/** What a cell leads to: words for it, and what a click does. Nothing for what the page does not have. */
function opener(term, name, { story, select, store }) {
  if (term.type === 'uri') {
    const [, sort, id] = THING.exec(term.value) ?? [];
    if (sort === 'event') {
      const i = story.find.event.get(id);
      if (i !== undefined) return { words: story.events.label[i], what: 'event', open: () => select(i) };
    }
    if (sort === 'actor') {
      const i = story.find.actor.get(id);
      if (i !== undefined) return { words: story.actors.name[i], what: 'actor', open: () => store.set({ actor: i, selected: -1, article: -1, claim: -1 }) };
    }
    const article = story.find.article.get(id);
    if (article !== undefined) return { words: title(story, article), what: 'article', open: () => store.set({ article, selected: -1 }) };
  } else if (term.type === 'literal' && TOLD.test(name)) {
    const article = story.articles.id.indexOf(term.value);
    if (article >= 0) return { words: term.value, what: 'article', open: () => store.set({ article, selected: -1 }) };
  }
  return null;
}

const title = (story, article) => story.articles.title[article] ?? story.articles.id[article];

/** Names by their prefixes are shorter, and no less exact. */
function short(iri, prefixes) {
  const found = Object.entries(prefixes).find(([, start]) => iri.startsWith(start) && iri.length > start.length);
  return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
}

function cell(term, name, row, page) {
  if (term === null) return el('td', {});
  const found = opener(term, name, page);
  if (found) {
    const beside = row.some((other) => other !== term && other?.value === found.words);
    const words = beside ? `Open ${found.what}` : oneLine(found.words, 160);
    return el('td', { class: words.length > LONG ? 'long' : null }, el('button', { type: 'button', class: 'cell-link', title: term.value, onclick: found.open }, bdi(words)));
  }
  const numeric = term.type === 'literal' && NUMERIC.test(term.datatype ?? '');
  const words = term.type === 'uri' ? short(term.value, page.prefixes) : term.type === 'bnode' ? `_:${term.value}` : term.value;
  const day = /#date$/.test(term.datatype ?? '');
  return el('td', { class: numeric ? 'number' : day ? 'day' : term.type === 'uri' ? 'iri' : words.length > LONG ? 'long' : words.length < BRIEF ? 'brief' : null },
    bdi(term.value === '' ? '' : oneLine(words, 1200)));
}

/** What stands above the table: how many rows, in how long, and that not all are shown. */
export function captionOf({ truth, triples, total, rows, ms }) {
  const time = ms < 10 ? `${ms.toFixed(1)} ms` : ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
  if (truth !== undefined) return `${truth ? 'Yes' : 'No'}, in ${time}`;
  const size = `${counted(total, triples ? 'statement' : 'row')} in ${time}`;
  if (rows.length === total) return size;
  return `${size}. The first ${count(rows.length)} are shown; the file that you save has all of them.`;
}

/** @param {any} answer as the worker gives it */
export function answerTable(answer, page) {
  const caption = el('caption', { text: captionOf(answer) });
  if (answer.truth !== undefined || !answer.rows.length) {
    return el('table', { class: 'answer' }, caption,
      el('tbody', {}, el('tr', {}, el('td', { class: 'plain-answer', text: answer.truth === undefined ? 'Nothing in the story fits.' : answer.truth ? 'Yes.' : 'No.' }))));
  }
  const heads = answer.names.map((name) => el('th', { scope: 'col', text: oneLine(name, 80).replaceAll('_', ' ') }));
  return el('table', { class: 'answer' }, caption, el('thead', {}, el('tr', {}, ...heads)),
    el('tbody', {}, ...answer.rows.map((row) => el('tr', {}, ...row.map((term, i) => cell(term, answer.names[i], row, page))))));
}
