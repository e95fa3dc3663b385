/** On paper: a plain chronology of what the search and the filters leave. */

import { dateWords, dayWords } from './dates.js';
import { bdi, byId, el } from './dom.js';
import { citation } from './reader.js';
import { count, counted, oneLine, statusTag } from './words.js';

const MOST = 5000;

export function createPrint({ store, story, results }) {
  const { state } = store;
  const { events, reports } = story;

  /** Its first sentence, where the texts are there: printing waits for nobody. */
  function sentence(i) {
    const [report] = events.reports[i];
    const text = story.texts.now()?.[reports.article[report]];
    return text ? el('q', {}, bdi(oneLine(text.slice(...reports.span[report]), 600))) : null;
  }

  function line(i) {
    const status = statusTag(story.statuses[events.status[i]], !!events.negated[i]);
    const sources = [...new Set(events.reports[i].map((report) => citation(story, report)))];
    return el('li', {},
      el('b', { text: dateWords(story.when(i)) }), ' ',
      bdi(oneLine(events.label[i])), status ? ` (${status})` : '', events.claimed[i] ? ' (claimed)' : '',
      el('small', {}, ' – ', bdi(sources.slice(0, 4).join('; ')), sources.length > 4 ? ` and ${sources.length - 4} more` : ''),
      sentence(i));
  }

  addEventListener('beforeprint', () => {
    const all = [...results.dated, ...results.undated];
    const box = byId('print');
    const which = `${count(all.length)} of ${counted(story.n, 'event')}${state.known === null ? '' : `, as known on ${dayWords(state.known)}`}. After each, who told of it.`;
    box.replaceChildren(el('h2', { text: 'Chronology' }), el('p', { text: which }), el('ol', {}, ...all.slice(0, MOST).map(line)));
    if (all.length > MOST) box.append(el('p', { text: `${counted(all.length - MOST, 'more event')} not printed.` }));
  });
  addEventListener('afterprint', () => byId('print').replaceChildren());
}
