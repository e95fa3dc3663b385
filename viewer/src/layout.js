/**
 * Gives every event that is to be named a place where its words touch nobody else's: the most
 * important first, in the roomiest arrangement that holds them. Pure geometry; nothing is drawn here.
 */

import { SHAPE } from './data.js';

export const DOT = 5; // radius
export const TAIL = 34; // pixels over which an open end fades: it must not look like a length of time
const DAY_WIDE = 160; // pixels from which on a day is no more a dot
const PART_WIDE = 30; // and a part of one
const GAP = 14;
const LEAST = 110; // pixels of a label that are still worth reading

/**
 * Arrangements, roomiest first: height of a row, lines of label and their width, whether the date has a
 * line of its own. A dated one is taken only if it names everything; the last is taken in any case.
 */
export const ARRANGEMENTS = [
  { name: 'roomy', row: 58, lines: 2, room: 232, dated: true, ask: 232 },
  { name: 'snug', row: 40, lines: 1, room: 460, dated: true, ask: 380 },
  { name: 'narrow', row: 40, lines: 1, room: 460, dated: true, ask: 230 },
  { name: 'open', row: 23, lines: 1, room: 460, dated: false, ask: 460 },
  { name: 'compact', row: 23, lines: 1, room: 460, dated: false, ask: 250 },
];

/** Where the mark itself lies. */
export function markOf(story, i, from, scale) {
  const x = (story.start[i] - from) * scale;
  const wide = (story.stop[i] - story.start[i]) * scale;
  // Where hours are on view, a day is some time in it.
  const shape = story.shape[i] === SHAPE.DAY && wide > (story.events.hours[i] ? PART_WIDE : DAY_WIDE) ? SHAPE.VAGUE : story.shape[i];
  if (shape === SHAPE.RANGE || shape === SHAPE.VAGUE) {
    const width = Math.max(18, wide);
    return { shape, left: x, right: x + width, centre: x };
  }
  // Of a day that has begun to the left of the window, the dot stands where it can be seen.
  const centre = Math.max(x + Math.min(wide, 2 * DOT) / 2, Math.min(DOT, x + wide - DOT));
  return {
    shape,
    centre,
    left: centre - DOT - (shape === SHAPE.BY ? TAIL : 0),
    right: centre + DOT + (shape === SHAPE.FROM ? TAIL : 0),
  };
}

const free = (lane, left, right) => lane.every((taken) => taken[1] <= left || taken[0] >= right);

/** A two-storey place: mark and date above, label below, pushed inwards at the right edge. */
function storeyed(item, width, ask) {
  const { mark, block, dateWidth } = item;
  const room = Math.min(block.width, ask);
  const left = Math.max(mark.left, 2);
  const right = Math.min(mark.right, width - 2);
  const labelX = Math.max(2, Math.min(left, width - room - 2));
  const isBar = mark.shape === SHAPE.RANGE || mark.shape === SHAPE.VAGUE;
  let dateX = right + 7;
  const inside = isBar && right - left >= dateWidth + 16;
  if (inside) dateX = left + 8;
  else if (dateX + dateWidth > width - 2) dateX = left - 7 - dateWidth;
  if (dateX < 2) dateX = Math.min(left + 8, width - dateWidth - 2);
  return {
    labelX, dateX, room,
    dateInside: inside,
    left: Math.min(labelX, left, dateX),
    right: Math.max(labelX + room, right, dateX + dateWidth) + GAP,
  };
}

/**
 * One-line places, best first: in the bar, after the mark, before it; whole, then shortened. `ask` is how
 * much to want at first; what is free in the end is handed out by `stretch`.
 */
function* inline(item, width, room, ask) {
  const { mark, block } = item;
  const left = Math.max(mark.left, 0);
  const right = Math.min(mark.right, width);
  const place = (labelX, labelWidth) => ({
    labelX,
    room: labelWidth,
    left: Math.min(left, labelX),
    right: Math.max(right, labelX + labelWidth) + GAP,
  });
  const inside = right - left - 16;
  const full = Math.min(block.width, Math.max(ask, room));
  const widths = [full, 0.72 * full, room].filter((each, k) => !k || (each >= room && each < full));
  for (const each of widths) {
    if (inside >= each) yield { ...place(left + 8, Math.min(block.width, inside)), inside: true };
    else if (right + 6 + each <= width - 2) yield place(right + 6, each);
    else if (left - 6 - each >= 2) yield place(left - 6 - each, each);
  }
}

/**
 * @param {{i: number, mark: any, block: {lines: string[], width: number}, dateWidth: number}[]} items
 *   most important first
 * @returns {{placed: any[], unplaced: any[], rows: number}} `placed` items have `lane` and `at`; those
 *   without words to spare have `at: null` and show their mark only.
 */
export function arrange(items, arrangement, width, height) {
  const lanes = Array.from({ length: Math.max(1, Math.floor(height / arrangement.row)) }, () => []);
  const placed = [];
  const bare = [];
  for (const item of items) {
    const places = arrangement.dated ? [storeyed(item, width, arrangement.ask)] : inline(item, width, LEAST, arrangement.ask);
    if (!settle(item, places, lanes, placed)) bare.push(item);
  }
  const named = placed.length;
  if (arrangement.lines === 1) stretch(placed, lanes, width);
  const unplaced = [];
  for (const item of bare) {
    const left = Math.max(item.mark.left - 1, -20);
    const mark = { labelX: null, left, right: Math.min(item.mark.right + 3, width + 20) };
    if (!settle(item, [mark], lanes, placed)) unplaced.push(item);
  }
  const rows = 1 + Math.max(0, ...placed.map((item) => item.lane));
  return { placed, unplaced, named, rows };
}

/**
 * Lets shortened labels grow into what nobody took: to the right, or to the left if they end at a mark
 * or at the edge.
 */
function stretch(placed, lanes, width) {
  for (const { mark, block, lane, at } of placed) {
    if (at.inside || at.room >= block.width) continue;
    const taken = lanes[lane].find((each) => each[0] === at.left && each[1] === at.right);
    const end = at.labelX + at.room;
    if (end <= mark.left || end >= width - 3) {
      const before = Math.max(2, ...lanes[lane].map((each) => each[1]).filter((right) => right <= at.left));
      const more = Math.max(0, Math.min(block.width - at.room, at.labelX - before));
      at.labelX -= more;
      at.room += more;
      at.left = taken[0] = Math.min(at.left, at.labelX);
    } else {
      const after = Math.min(width - 2 + GAP, ...lanes[lane].map((each) => each[0]).filter((left) => left >= at.right));
      at.room = Math.max(at.room, Math.min(block.width, after - GAP - at.labelX));
      at.right = taken[1] = Math.max(at.right, at.labelX + at.room + GAP);
    }
  }
}

function settle(item, places, lanes, placed) {
  for (const at of places) {
    const lane = lanes.findIndex((taken) => free(taken, at.left, at.right));
    if (lane < 0) continue;
    lanes[lane].push([at.left, at.right]);
    placed.push({ ...item, lane, at });
    return true;
  }
  return false;
}
