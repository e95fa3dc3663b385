/** What the reader has chosen, who wants to know when it changes, and its form in the address. */

import { askedFromHash, askedToHash } from './asked.js';
import { iso, isoMinute, parseIso } from './dates.js';
import { FACETS, facetsOf } from './facets.js';

/** How many events the timeline names, from a handful to all of them. */
export const LEVELS = [10, 20, 40, 80, 160, 320, Infinity];

export const VIEWS = ['timeline', 'actors', 'articles', 'questions'];

const HOURS = 7; // days: a window shorter than that is told to the minute

/** What the timeline's lanes go by, with the words for it. */
export const LANES = { storyline: 'Storyline', kind: 'Kind', actor: 'Actor', place: 'Place', outlet: 'Outlet', none: 'None' };

export function createState() {
  return {
    view: 'timeline',
    from: 0,
    to: 1,
    level: 0,
    query: '',
    ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
    lanes: 'storyline',
    known: null,
    list: 'dated',
    selected: -1,
    report: 0,
    article: -1,
    actor: -1,
    circle: false,
    claim: -1,
    gap: -1,
    asked: null,
    only: null,
  };
}

/** @param {ReturnType<typeof createState>} state */
export function createStore(state) {
  const listeners = [];
  return {
    state,
    on(listener) {
      listeners.push(listener);
    },
    /** Changes some of the state and tells every listener which parts. */
    set(patch) {
      const changed = new Set(Object.keys(patch).filter((key) => state[key] !== patch[key]));
      if (!changed.size) return;
      Object.assign(state, patch);
      for (const listener of listeners) listener(changed, state);
    },
  };
}

/** The address names things by their ids and names, so a link outlives the next build of the page. */
export function toHash(state, story) {
  const params = new URLSearchParams();
  if (state.view !== 'timeline') params.set('view', state.view);
  if (story.dated) params.set('window', [state.from, state.to].map((day) => (state.to - state.from < HOURS ? isoMinute(day) : iso(Math.round(day)))).join('~'));
  params.set('show', LEVELS[state.level] === Infinity ? 'all' : LEVELS[state.level]);
  if (state.query) params.set('q', state.query);
  if (state.lanes !== 'storyline') params.set('lanes', state.lanes);
  if (state.known !== null) params.set('known', iso(state.known));
  for (const [facet, { param, ids }] of Object.entries(facetsOf(story))) {
    for (const i of state[facet]) params.append(param, i < 0 ? '' : ids[i]);
  }
  if (state.list !== 'dated') params.set('list', state.list);
  if (state.selected >= 0) {
    params.set('event', story.events.id[state.selected]);
    if (state.report) params.set('report', state.report + 1);
  }
  if (state.actor >= 0) params.set('who', story.actors.id[state.actor]);
  if (state.circle) params.set('circle', 'only');
  if (state.article >= 0) params.set('article', story.articles.key[state.article]);
  if (state.article >= 0 && state.claim >= 0) params.set('claim', state.claim - story.claims.article.indexOf(state.article) + 1);
  if (state.article >= 0 && state.gap >= 0) params.set('gap', state.gap + 1);
  askedToHash(params, state);
  return `#${params}`;
}

/** Reads an address; what it names and the story does not have is left out. */
export function fromHash(hash, story, home, level) {
  const params = new URLSearchParams(hash.replace(/^#/, ''));
  const patch = { ...createState(), ...askedFromHash(params), level };
  patch.view = VIEWS.find((view) => view === params.get('view')) ?? 'timeline';
  const [from, to] = (params.get('window') ?? '').split('~').map(parseIso);
  [patch.from, patch.to] = from !== null && to !== null && from < to ? [from, to] : home;
  const shown = params.get('show');
  const named = LEVELS.findIndex((each) => String(each) === (shown === 'all' ? 'Infinity' : shown));
  if (named >= 0) patch.level = named;
  patch.query = params.get('q') ?? '';
  for (const [facet, { param, ids, extra }] of Object.entries(facetsOf(story))) {
    for (const id of params.getAll(param)) {
      const i = ids.indexOf(id);
      if (i >= 0) patch[facet].add(i);
      else if (id === '' && extra !== undefined) patch[facet].add(extra);
    }
  }
  if (Object.hasOwn(LANES, params.get('lanes'))) patch.lanes = params.get('lanes');
  patch.known = parseIso((params.get('known') ?? '').replace(/T.*/, ''));
  if (params.get('list') === 'undated') patch.list = 'undated';
  patch.selected = story.find.event.get(params.get('event')) ?? -1;
  const reports = patch.selected < 0 ? 0 : story.events.reports[patch.selected].length;
  const report = Number(params.get('report') ?? 1) - 1;
  patch.report = Number.isInteger(report) && report >= 0 && report < reports ? report : 0;
  patch.circle = params.get('circle') === 'only';
  patch.actor = story.find.actor.get(params.get('who')) ?? -1;
  patch.article = story.find.article.get(params.get('article')) ?? -1;
  // By its place in its article: its number among all would mean another in the next build.
  const claim = Number(params.get('claim') ?? 0) + story.claims.article.indexOf(patch.article) - 1;
  patch.claim = patch.article >= 0 && params.has('claim') && story.claims.article[claim] === patch.article ? claim : -1;
  patch.gap = patch.article >= 0 ? Math.max(0, Math.floor(Number(params.get('gap')) || 0)) - 1 : -1;
  return patch;
}
