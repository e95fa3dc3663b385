/**
 * The events as a list: the same as the canvas for those who use a keyboard or listen. Only the rows in
 * sight exist, so a hundred thousand events cost no more than thirty.
 */

import { civil, dateWords, dayWords, yearWords } from './dates.js';
import { bdi, byId, el, framed, swatch } from './dom.js';
import { count, oneLine, sentenceCase, statusTag } from './words.js';

const SPARE = 6; // rows beyond the edge
const YEAR = -1; // marks a heading among the rows, as YEAR - index

export function createList({ store, story, results, select }) {
  const box = byId('list');
  const inner = byId('rows');
  const { state } = store;
  /** Event numbers, with year headings between them as negative positions into `headings`. */
  let rows = [];
  let headings = [];
  let places = null;
  let active = -1;

  /** Where an event stands in the list; most lists are never asked. */
  const place = (i) => (places ??= new Map(rows.map((each, k) => [each, k]))).get(i);

  const rowHeight = () => (matchMedia('(max-width: 900px)').matches ? 60 : 38);

  function collect() {
    const events = state.list === 'dated' ? results.dated : results.undated;
    rows = [];
    headings = [];
    let year = null;
    let day = null; // many events share one
    for (const i of events) {
      if (state.list === 'dated' && Math.floor(story.start[i]) !== day) {
        day = Math.floor(story.start[i]);
        const [now] = civil(day);
        if (now !== year) {
          year = now;
          rows.push(YEAR - headings.length);
          headings.push(yearWords(now));
        }
      }
      rows.push(i);
    }
    places = null;
    active = state.selected >= 0 && place(state.selected) !== undefined ? state.selected : -1;
    byId('tab-dated').textContent = `Dated ${count(results.dated.length)}`;
    byId('tab-undated').textContent = `Undated ${count(results.undated.length)}`;
    for (const name of ['dated', 'undated']) {
      byId(`tab-${name}`).setAttribute('aria-selected', String(state.list === name));
      byId(`tab-${name}`).tabIndex = state.list === name ? 0 : -1;
    }
    box.setAttribute('aria-labelledby', `tab-${state.list}`);
    byId('no-rows').hidden = rows.length > 0;
    byId('no-rows').textContent = story.n === 0
      ? 'No events were found in these articles.'
      : state.list === 'undated' && results.total ? 'Every event here has a date.' : 'No event fits this choice.';
  }

  /** Of an event that nobody dates, at least when it was first told of. */
  function reported(i) {
    const { reports, articles } = story;
    const days = story.events.reports[i].map((report) => articles.published[reports.article[report]]);
    const known = days.filter((day) => day !== null);
    return known.length ? `told ${dayWords(Math.min(...known), true)}` : 'no date';
  }

  function row(i, k, height) {
    const top = { transform: `translateY(${k * height}px)` };
    if (i < 0) return el('div', { class: 'year', role: 'presentation', style: top, text: headings[YEAR - i] });
    const { events } = story;
    const status = story.statuses[events.status[i]];
    const kind = story.kinds[events.kind[i]];
    const tag = statusTag(status, !!events.negated[i]);
    return el('div', {
      class: `row ${status}${events.negated[i] ? ' negative' : ''}${i === state.selected ? ' selected' : ''}${i === active ? ' active' : ''}`,
      id: `row-${i}`, role: 'option', style: top,
      'aria-selected': String(i === state.selected), 'aria-setsize': rows.length - headings.length,
      'data-event': events.id[i],
    },
    el('span', { class: 'date', text: story.isDated(i) ? dateWords(story.when(i), true) : reported(i) }),
    el('span', { class: 'kind' }, swatch(events.kind[i]), el('span', { class: 'kind-name', text: sentenceCase(oneLine(kind, 60)) })),
    el('span', { class: 'words' },
      !!events.claimed[i] && el('span', { class: 'said', title: 'Only claimed: somebody says so', text: '”' }),
      bdi(oneLine(events.label[i]), { class: 'label' })),
    tag && el('span', { class: `tag ${status}`, text: tag }));
  }

  function draw() {
    const height = rowHeight();
    const first = Math.max(0, Math.floor(box.scrollTop / height) - SPARE);
    const last = Math.min(rows.length, Math.ceil((box.scrollTop + box.clientHeight) / height) + SPARE);
    inner.style.height = `${rows.length * height}px`;
    inner.style.setProperty('--row', `${height}px`);
    inner.replaceChildren(...rows.slice(first, last).map((i, k) => row(i, first + k, height)));
    const shown = active >= 0 && place(active) >= first && place(active) < last;
    if (shown) box.setAttribute('aria-activedescendant', `row-${active}`);
    else box.removeAttribute('aria-activedescendant');
  }
  const redraw = framed(draw);

  function reveal(i) {
    const k = place(i);
    if (k === undefined) return;
    const height = rowHeight();
    const top = k * height;
    const space = box.clientHeight - height;
    if (top - height < box.scrollTop) box.scrollTop = Math.max(0, top - 2 * height);
    else if (top > box.scrollTop + space) box.scrollTop = top - space + height;
  }

  /** Begins with what the timeline begins with. */
  function begin() {
    const first = state.list === 'dated' ? rows.findIndex((i) => i >= 0 && story.start[i] >= state.from) : 0;
    // A year's heading above the first row belongs to it.
    box.scrollTop = Math.max(0, rows[first - 1] < 0 ? first - 1 : first) * rowHeight();
  }

  function move(by) {
    let k = active < 0 ? (by > 0 ? -1 : rows.length) : place(active);
    const end = by > 0 ? rows.length - 1 : 0;
    k = Math.max(0, Math.min(rows.length - 1, k + by));
    while (rows[k] < 0 && k !== end) k += Math.sign(by);
    while (rows[k] < 0 && k < rows.length) k++;
    active = rows[k] ?? -1;
    reveal(active);
    draw();
  }

  box.addEventListener('scroll', redraw, { passive: true });
  box.addEventListener('click', (event) => {
    const target = event.target.closest('.row');
    if (!target) return;
    active = Number(target.id.slice('row-'.length));
    select(active);
  });
  box.addEventListener('keydown', (event) => {
    const page = Math.max(1, Math.floor(box.clientHeight / rowHeight()) - 1);
    const keys = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      PageDown: () => move(page),
      PageUp: () => move(-page),
      Home: () => move(-rows.length),
      End: () => move(rows.length),
      Enter: () => active >= 0 && select(active),
      ' ': () => active >= 0 && select(active),
    };
    const action = keys[event.key];
    if (!action || !rows.length) return;
    event.preventDefault();
    action();
  });
  for (const name of ['dated', 'undated']) {
    const tab = byId(`tab-${name}`);
    tab.addEventListener('click', () => store.set({ list: name }));
    tab.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      const other = name === 'dated' ? 'undated' : 'dated';
      store.set({ list: other });
      byId(`tab-${other}`).focus();
    });
  }
  new ResizeObserver(redraw).observe(box);

  return {
    redraw,
    /** Called when the results or the kind of list change. */
    renew() {
      collect();
      draw(); // the rows' height has to stand before one of them can be gone to
      if (active >= 0) reveal(active);
      else begin();
      draw();
    },
    /** Goes where the timeline has gone, unless somebody is reading here. */
    follow() {
      if (state.list !== 'dated' || state.selected >= 0 || box.matches(':hover') || box.contains(document.activeElement)) return;
      begin();
      draw();
    },
    /** Shows the selected event's row. */
    reveal(i) {
      active = i;
      reveal(i);
      draw();
    },
  };
}
