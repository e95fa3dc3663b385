/** Where the ticks of the time axis stand, and what they say. */

import { civil, clockWords, dayOf, dayWords, monthName, yearWords } from './dates.js';

const LEAST = 84; // pixels between two ticks
const MINUTE = 1 / 1440; // days
const STEPS = [
  ...[1, 5, 15, 30, 60, 180, 360, 720].map((size) => ({ unit: 'minute', size, days: size * MINUTE })),
  ...[1, 2, 7, 14].map((size) => ({ unit: 'day', size, days: size })),
  ...[1, 3, 6].map((size) => ({ unit: 'month', size, days: size * 30.4 })),
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].map((size) => ({ unit: 'year', size, days: size * 365.25 })),
];
const MONDAY = 4; // 1970-01-05

function first({ unit, size }, from) {
  const [year, month] = civil(from);
  if (unit === 'year') return dayOf(Math.floor(year / size) * size);
  if (unit === 'month') return dayOf(year, Math.floor((month - 1) / size) * size + 1);
  if (unit === 'minute') return Math.floor(from) + Math.floor((from - Math.floor(from)) / (size * MINUTE)) * size * MINUTE;
  const phase = size % 7 === 0 ? MONDAY : 0;
  return Math.floor((from - phase) / size) * size + phase;
}

function next({ unit, size }, day) {
  const [year, month] = civil(day);
  if (unit === 'year') return dayOf(year + size);
  if (unit === 'month') return dayOf(year, month + size);
  return day + (unit === 'minute' ? size * MINUTE : size);
}

function label({ unit }, day) {
  const [year, month, date] = civil(day);
  if (unit === 'year') return yearWords(year);
  if (unit === 'month') return monthName(month, true);
  if (unit === 'minute') return clockWords(Math.round((day - Math.floor(day)) / MINUTE));
  return `${date} ${monthName(month, true)}`;
}

/** The larger unit that the ticks lie in: years over months, months over days, days over hours. */
const LARGER = { month: 'year', day: 'month', minute: 'day' };


function contexts(unit, from, to) {
  if (unit === 'year') return [];
  const step = { unit: LARGER[unit], size: 1 };
  const found = [];
  for (let day = first(step, from); day < to; day = next(step, day)) {
    const [year, month] = civil(day);
    const words = { month: () => yearWords(year), day: () => `${monthName(month)} ${yearWords(year)}`, minute: () => dayWords(day) };
    found.push({ day, label: words[unit]() });
  }
  return found;
}

/** @returns {{ticks: {day: number, label: string}[], contexts: {day: number, label: string}[]}} */
export function axis(from, to, width) {
  const wanted = ((to - from) / Math.max(1, width)) * LEAST;
  const step = STEPS.find((each) => each.days >= wanted) ?? STEPS.at(-1);
  const ticks = [];
  for (let day = first(step, from); day <= to && ticks.length < 400; day = next(step, day)) {
    ticks.push({ day, label: label(step, day) });
  }
  return { ticks, contexts: contexts(step.unit, from, to) };
}
