/** What events can be chosen by: each facet's name in the address, its values and their words. */

import { basisWords, oneLine, sentenceCase, statusName } from './words.js';

export const FACETS = ['lines', 'kinds', 'statuses', 'actors', 'places', 'outlets', 'sources', 'bases'];

const SOURCES = ['One source', 'Two sources', 'Three or more'];

/** A facet of which every event has one value, or with -1 none. */
const single = (at) => ({ at, of: (i) => (at(i) < 0 ? [] : [at(i)]) });

/**
 * `ids` are what the address says, `of` gives an event's values (`at` the only one), `all` asks for every value chosen
 * instead of any, `extra` is a value outside `ids`.
 */
export const facetsOf = (story) => ({
  lines: {
    title: 'Storyline', param: 'storyline', ids: story.storylines.id,
    ...single((i) => story.eventLine[i]),
    name: (k) => oneLine(story.storylines.label[k], 200),
  },
  kinds: {
    title: 'Kind', param: 'kind', ids: story.kinds, swatch: true,
    ...single((i) => story.events.kind[i]),
    name: (k) => sentenceCase(oneLine(story.kinds[k], 60)),
  },
  statuses: {
    title: 'Status', param: 'status', ids: story.statuses,
    ...single((i) => story.events.status[i]),
    name: (k) => statusName(story.statuses[k]),
  },
  actors: {
    title: 'Actor', param: 'actor', ids: story.actors.id, all: true,
    hint: 'Events in which all the chosen take part',
    of: (i) => story.eventActors[i],
    name: (k) => oneLine(story.actors.name[k]),
  },
  places: {
    title: 'Place', param: 'place', ids: story.actors.id, extra: -1,
    of: (i) => [story.events.place[i]],
    name: (k) => (k < 0 ? 'No place is told' : oneLine(story.actors.name[k])),
  },
  outlets: {
    title: 'Outlet', param: 'outlet', ids: story.outlets, extra: -1,
    of: (i) => story.eventOutlets[i],
    name: (k) => (k < 0 ? 'Outlet not known' : oneLine(story.outlets[k])),
  },
  sources: {
    title: 'Sources', param: 'sources', ids: ['1', '2', '3'],
    hint: 'Independent ones: copies, and articles of one outlet, count once',
    ...single((i) => Math.max(1, Math.min(3, story.events.sources[i])) - 1),
    name: (k) => SOURCES[k],
  },
  bases: {
    title: 'Date', param: 'basis', ids: story.bases,
    hint: 'What the date rests on',
    ...single((i) => story.events.basis[i]),
    name: (k) => sentenceCase(basisWords(story.bases[k])),
  },
});
