/**
 * Lanes of the timeline: events that belong together stand under one heading. Which lanes there are
 * depends on what is on view: the weightiest, in the order of time, and one for the rest.
 */

import { arrange } from './layout.js';
import { oneLine } from './words.js';

export const HEAD = 19; // pixels of a lane's heading
const REST = -1;
const MOST = 8;

const LANE = {
  storyline: { facet: 'lines', rest: 'Other storylines, or none' },
  kind: { facet: 'kinds', rest: 'Other kinds' },
  actor: { facet: 'actors', rest: 'Other actors', named: true },
  place: { facet: 'places', rest: 'Other places, or none' },
  outlet: { facet: 'outlets', rest: 'Other outlets' },
};

/** How many lanes have room for their events. */
export const mostLanes = (room) => Math.min(MOST, Math.max(1, Math.floor(room / (HEAD + 72))));

/**
 * Puts events into at most so many lanes, and one for the rest.
 * @param {number[]} chosen events, most important first
 * @returns {{value: number, name: string, facet: string, events: number[]}[]}
 */
export function lanesOf(story, facets, by, chosen, most) {
  const lane = LANE[by];
  if (!lane || !chosen.length) return [];
  const { of, name } = facets[lane.facet];
  const fits = lane.named ? (value) => story.actors.named[value] : (value) => value >= 0;
  const groups = new Map();
  for (const i of chosen) {
    for (const value of of(i)) {
      if (!fits(value)) continue;
      if (groups.has(value)) groups.get(value).push(i);
      else groups.set(value, [i]);
    }
  }
  const weight = (events) => events.reduce((sum, i) => sum + story.events.importance[i] + 0.05, 0);
  const kept = [...groups].map(([value, events]) => ({ value, name: oneLine(name(value), 160), facet: lane.facet, events }))
    .filter(({ events }) => by === 'kind' || by === 'outlet' || events.length > 1)
    .sort((a, b) => weight(b.events) - weight(a.events) || a.value - b.value)
    .slice(0, most);
  const start = ({ events }) => events.reduce((first, i) => Math.min(first, story.start[i]), Infinity);
  kept.sort((a, b) => start(a) - start(b) || a.value - b.value);
  const inLane = new Set(kept.flatMap(({ events }) => events));
  const rest = chosen.filter((i) => !inLane.has(i));
  if (rest.length) kept.push({ value: REST, name: kept.length ? lane.rest : '', facet: lane.facet, events: rest });
  // A single lane of everything says nothing that the whole does not.
  return kept.length > 1 || kept[0].value !== REST ? kept : [];
}

/** Shares out `total` rows by what each lane asks for; none gets more, none gets nothing. */
export function shared(asks, total) {
  const given = asks.map(() => 0);
  for (let left = Math.max(total, asks.length); left > 0; left--) {
    let poorest = -1;
    for (let k = 0; k < asks.length; k++) {
      if (given[k] < asks[k] && (poorest < 0 || given[k] / asks[k] < given[poorest] / asks[poorest])) poorest = k;
    }
    if (poorest < 0) break;
    given[poorest]++;
  }
  return given;
}

/**
 * Lays out every lane in one arrangement.
 * @param {{items: any[]}[]} lanes
 * @returns {{lanes: any[], named: number, rows: number}} each with `placed`, `rows` and `top` in pixels
 */
export function arrangeLanes(lanes, arrangement, width, room) {
  const space = Math.max(lanes.length, Math.floor((room - lanes.length * HEAD) / arrangement.row));
  const whole = lanes.map(({ items }) => arrange(items, arrangement, width, space * arrangement.row));
  const given = shared(whole.map(({ rows }) => rows), space);
  let top = 0;
  const out = lanes.map((lane, k) => {
    const result = whole[k].rows <= given[k] && !whole[k].unplaced.length ? whole[k]
      : arrange(lane.items, arrangement, width, given[k] * arrangement.row);
    const made = { ...lane, ...result, top: top + HEAD, rows: Math.min(result.rows, given[k]) };
    top += HEAD + made.rows * arrangement.row;
    return made;
  });
  return {
    lanes: out,
    height: top,
    named: out.reduce((sum, lane) => sum + lane.named, 0),
    placed: out.flatMap((lane) => lane.placed),
    unplaced: out.flatMap((lane) => lane.unplaced),
  };
}
