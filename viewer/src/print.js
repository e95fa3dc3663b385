/** On paper: a plain chronology of what the search and the filters leave. */

import { dateWords, dayWords } from './dates.js';
import { bdi, byId, el } from './dom.js';
import { outletAndDate } from './reader.js';
import { count, counted, oneLine, statusTag } from './words.js';

const MOST = 5000;

export function createPrint({ store, story, results }) {
  const { events, reports } = story;

  function line(i) {
    const status = statusTag(story.statuses[events.status[i]], !!events.negated[i]);
    const sources = [...new Set(events.reports[i].map((report) => outletAndDate(story, reports.article[report], true)))];
    return el('li', {},
      el('b', { text: dateWords(story.when(i)) }), ' ',
      bdi(oneLine(events.label[i])), status ? ` (${status})` : '', events.claimed[i] ? ' (claimed)' : '',
      el('small', {}, ' – ', bdi(sources.slice(0, 4).join('; '))));
  }

  addEventListener('beforeprint', () => {
    const all = [...results.dated, ...results.undated];
    const box = byId('print');
    const { known } = store.state;
    const which = `${count(all.length)} of ${counted(story.n, 'event')}${known === null ? '' : `, as known on ${dayWords(known)}`}`;
    box.replaceChildren(el('p', { text: which }), el('ol', {}, ...all.slice(0, MOST).map(line)));
    if (all.length > MOST) box.append(el('p', { text: `${counted(all.length - MOST, 'more event')} not printed.` }));
  });
  addEventListener('afterprint', () => byId('print').replaceChildren());
}
