/** The key to the marks, drawn by the same hand as the timeline, so that the two cannot disagree. */

import { SHAPE } from './data.js';
import { byId, el } from './dom.js';
import { DOT, TAIL } from './layout.js';
import { drawMark } from './marks.js';

const WIDTH = 64;
const HEIGHT = 22;
const dot = { shape: SHAPE.DAY, centre: WIDTH / 2, left: WIDTH / 2 - DOT, right: WIDTH / 2 + DOT };
const bar = (shape) => ({ shape, left: 6, right: WIDTH - 8, centre: 6 });

const DATES = [
  [dot, 'happened', 'known to the day'],
  [bar(SHAPE.VAGUE), 'happened', 'some time in these days, soft ends'],
  [bar(SHAPE.RANGE), 'happened', 'from the first to the last day'],
  [{ ...dot, shape: SHAPE.BY, centre: WIDTH / 2 + TAIL / 2 }, 'happened', 'by this day; how long before is not known'],
  [{ ...dot, shape: SHAPE.FROM, centre: WIDTH / 2 - TAIL / 2 }, 'happened', 'from this day on; the end is not known'],
];
const STATUSES = [
  [dot, 'happened', 'happened'],
  [dot, 'ongoing', 'going on'],
  [dot, 'planned', 'planned'],
  [dot, 'possible', 'possible'],
  [dot, 'denied', 'denied, or did not happen'],
  [dot, 'hypothetical', 'only if something else comes true'],
];

export function createKey() {
  const button = byId('key-button');
  const box = byId('key');
  let paint = null;

  function sample([mark, status, words]) {
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    const canvas = el('canvas', { class: 'sample', 'aria-hidden': 'true', width: WIDTH * ratio, height: HEIGHT * ratio });
    const g = canvas.getContext('2d');
    g.scale(ratio, ratio);
    drawMark(g, mark, HEIGHT / 2, { status, negated: false, colour: paint.ink, paper: paint.paper });
    return el('li', {}, canvas, words);
  }

  function render() {
    box.replaceChildren(
      el('h2', { class: 'small-head', text: 'Dates' }), el('ul', {}, ...DATES.map(sample)),
      el('h2', { class: 'small-head', text: 'Status' }), el('ul', {}, ...STATUSES.map(sample),
        el('li', {}, el('span', { class: 'sample said', text: '”' }), 'only claimed: somebody says so')),
      el('p', { class: 'aside', text: 'Colour shows the kind of event. Columns at the foot count all events on view, named or not; choose one to zoom in. Short strokes under them are dates of publication; the strip is the whole span of the story. A heading over events says what they have in common; choose it to see only them.' }),
      el('p', { class: 'aside', text: 'Keys: + and − zoom, arrows move, Home returns, n and p go from event to event, / searches.' }));
  }

  function toggle(open) {
    box.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) render();
  }

  button.addEventListener('click', () => toggle(box.hidden));
  document.addEventListener('pointerdown', (event) => {
    if (!box.hidden && !event.target.closest('.key-holder')) toggle(false);
  });
  byId('key-holder').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || box.hidden) return;
    event.stopPropagation();
    toggle(false);
    button.focus();
  });

  return {
    setPaint(next) {
      paint = next;
      if (!box.hidden) render();
    },
  };
}
