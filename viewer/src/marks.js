/**
 * Draws one event's mark. The date's certainty is in the ends (crisp, soft, fading); the status is in
 * the body (filled, hollow, dashed, dotted, struck), so that neither needs colour to be told apart.
 */

import { SHAPE } from './data.js';
import { DOT, TAIL } from './layout.js';

const DASHES = { planned: [], possible: [4, 2.5], hypothetical: [1.2, 2.6], denied: [], ongoing: [] };
const alpha = (colour, share) => colour + Math.round(share * 255).toString(16).padStart(2, '0');

/**
 * @param {CanvasRenderingContext2D} g
 * @param {{shape: number, left: number, right: number, centre: number}} mark
 * @param {{status: string, negated: boolean, colour: string, paper: string}} look
 */
export function drawMark(g, mark, y, look) {
  g.save();
  g.lineWidth = 1.6;
  if (mark.shape === SHAPE.RANGE || mark.shape === SHAPE.VAGUE) bar(g, mark, y, look);
  else {
    if (mark.shape !== SHAPE.DAY) tail(g, mark, y, look.colour);
    dot(g, mark.centre, y, look);
  }
  g.restore();
}

function tail(g, { shape, centre }, y, colour) {
  const end = centre + (shape === SHAPE.BY ? -TAIL : TAIL);
  const fade = g.createLinearGradient(centre, 0, end, 0);
  fade.addColorStop(0, colour);
  fade.addColorStop(1, alpha(colour, 0));
  g.fillStyle = fade;
  g.fillRect(Math.min(centre, end), y - 2, TAIL, 4);
}

function dot(g, x, y, { status, negated, colour, paper }) {
  const circle = (radius, from = 0, to = 2 * Math.PI) => {
    g.beginPath();
    g.arc(x, y, radius, from, to);
  };
  g.fillStyle = colour;
  g.strokeStyle = colour;
  circle(DOT);
  if (status === 'happened' && !negated) {
    g.fill();
    return;
  }
  g.fillStyle = paper;
  g.fill();
  if (status === 'ongoing') {
    circle(DOT - 0.8, 0.7, 2 * Math.PI - 0.7);
    g.stroke();
    g.fillStyle = colour;
    g.beginPath();
    g.moveTo(x + 1, y - 3);
    g.lineTo(x + DOT + 2, y);
    g.lineTo(x + 1, y + 3);
    g.fill();
    return;
  }
  g.setLineDash(DASHES[status] ?? []);
  circle(DOT - 0.8);
  g.stroke();
  g.setLineDash([]);
  if (status === 'denied' || negated) strike(g, x - DOT - 1, x + DOT + 1, y);
}

function strike(g, left, right, y) {
  g.beginPath();
  g.moveTo(left, y);
  g.lineTo(right, y);
  g.stroke();
}

/** Soft ends say "some time in here"; crisp ends with caps say "from here to here". */
function bar(g, { shape, left, right, ends = [left, right] }, y, { status, negated, colour, paper }) {
  const height = 14;
  const top = y - height / 2;
  const soft = shape === SHAPE.VAGUE;
  const filled = status === 'happened' && !negated;
  const ink = (share) => {
    if (!soft) return alpha(colour, share);
    // Where the window cuts a bar it does not end, so it does not fade there.
    const fade = g.createLinearGradient(ends[0], 0, ends[1], 0);
    for (const [stop, part] of [[0, 0.12], [0.22, 1], [0.78, 1], [1, status === 'ongoing' ? 1 : 0.12]]) {
      fade.addColorStop(stop, alpha(colour, share * part));
    }
    return fade;
  };
  g.beginPath();
  g.roundRect(left, top, right - left, height, 2);
  g.fillStyle = paper;
  g.fill();
  g.fillStyle = ink(filled || status === 'ongoing' ? 0.34 : 0.08);
  g.fill();
  g.strokeStyle = ink(1);
  if (filled || status === 'ongoing') {
    g.fillStyle = ink(1);
    g.fillRect(left, top + height - 3, right - left, 3);
  } else {
    g.setLineDash(DASHES[status] ?? []);
    g.beginPath();
    g.roundRect(left + 0.8, top + 0.8, right - left - 1.6, height - 1.6, 2);
    g.stroke();
    g.setLineDash([]);
  }
  if (!soft) {
    g.fillStyle = colour;
    g.fillRect(left, top, 2.5, height);
    if (status !== 'ongoing') g.fillRect(right - 2.5, top, 2.5, height);
  }
  if (status === 'ongoing') {
    g.fillStyle = colour;
    g.beginPath();
    g.moveTo(right - 7, y - 5);
    g.lineTo(right, y);
    g.lineTo(right - 7, y + 5);
    g.fill();
  }
  if (status === 'denied' || negated) strike(g, left - 2, right + 2, y);
}
