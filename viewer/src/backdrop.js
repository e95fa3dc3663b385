/**
 * What the timeline's events stand before: the axis and its grid, days of publication, today. `at` is
 * what all of them need: `{ g, paint, measure, fonts, from, to, width }`.
 */

import { axis } from './axis.js';

const placeOf = ({ from, to, width }) => (day) => ((day - from) / (to - from)) * width;

/** Draws ticks, their words and the grid down to `bottom`. @returns {number} how high the axis is */
export function drawAxis(at, bottom) {
  const { g, paint, measure, fonts, from, to, width } = at;
  const place = placeOf(at);
  const { ticks, contexts } = axis(from, to, width);
  const height = contexts.length ? 40 : 22;
  g.textBaseline = 'middle';
  g.fillStyle = paint.rule;
  for (const { day } of ticks) g.fillRect(Math.round(place(day)), height - 14, 1, bottom - height + 14);
  g.fillRect(0, height - 0.5, width, 1);
  g.font = fonts.axis;
  g.fillStyle = paint.soft;
  for (const { day, label } of ticks) {
    const x = place(day) + 5;
    if (x + measure.width(label, fonts.axis) < width - 2 && x > 0) g.fillText(label, x, height - 8);
  }
  g.font = fonts.context;
  g.fillStyle = paint.ink;
  contexts.forEach(({ day, label }, k) => {
    const end = k + 1 < contexts.length ? place(contexts[k + 1].day) : width;
    const x = Math.max(2, place(day) + 5);
    if (x + measure.width(label, fonts.context) + 8 < end) g.fillText(label, x, 12);
  });
  return height;
}

/** Days on which something was published, as short strokes above `y`. */
export function drawPublished(at, days, y) {
  const { g, paint, from, to, width } = at;
  const place = placeOf(at);
  const places = new Set();
  for (const day of days) if (day >= from && day < to) places.add(Math.round(place(day + 0.5)));
  if (places.size > width / 3) return; // a solid bar would say nothing
  g.fillStyle = paint.soft;
  for (const x of places) g.fillRect(x, y - 5, 1, 5);
}

/** A day that matters for all that is shown: today, or the day as of which the story is shown. */
export function drawDay(at, day, words, top, bottom) {
  const { g, paint, measure, fonts, from, to, width } = at;
  if (day < from || day > to) return;
  const x = Math.round(placeOf(at)(day));
  g.fillStyle = paint.accent;
  for (let y = top; y < bottom; y += 6) g.fillRect(x, y, 1, 3);
  const room = measure.width(words, fonts.small);
  g.font = fonts.small;
  g.fillText(words, x + room + 8 > width ? x - room - 4 : x + 4, bottom - 7);
}
