/** The canvas: what is on view, most important first, and the way to what is not. */

import { drawAxis, drawDay, drawPublished } from './backdrop.js';
import { dateWords } from './dates.js';
import { drawDensity, drawOverview } from './density.js';
import { byId, framed, sized } from './dom.js';
import { listen } from './gestures.js';
import { HEAD, arrangeLanes, lanesOf, mostLanes } from './lanes.js';
import { ARRANGEMENTS, arrange, markOf } from './layout.js';
import { drawMark } from './marks.js';
import { LEVELS } from './state.js';
import { svgPen } from './svg.js';
import { createMeasure } from './text.js';
import { bounded, panned, zoomed } from './window.js';
import { count, counted, oneLine, statusTag } from './words.js';

const OVERVIEW = 34;
const FOOT = 30; // pixels for those that are not named, as columns
const CROWD = 1500; // more than so many cannot be told apart: show how many instead
const WIDE = 3; // windows; what is less exact than this says little about the window
const MOST_WIDE = 3;

export function createTimeline({ store, story, results, recall, extent, home, select, step }) {
  const canvas = byId('timeline');
  const screen = canvas.getContext('2d', { alpha: false });
  const measure = createMeasure(document.createElement('canvas').getContext('2d'));
  let g = screen;
  const words = new Map();
  const note = byId('timeline-note');
  const tip = byId('tip');
  const { state } = store;
  let paint = null;
  let width = 0;
  let height = 0;
  let hits = [];
  let columnsFrom = 0; // from which height down events are columns
  let hovered = -1;
  let axisHeight = 40;
  let crowd = {};

  const fonts = () => ({
    label: `500 13px ${paint.sans}`,
    small: `11px ${paint.sans}`,
    axis: `11px ${paint.sans}`,
    context: `600 12px ${paint.sans}`,
    lane: `600 12px ${paint.sans}`,
  });

  /** The words of an event, wrapped for an arrangement; kept, for they are asked for in every frame. */
  function blockOf(i, arrangement) {
    const key = `${arrangement.name}${i}`;
    let block = words.get(key);
    if (!block) {
      const font = fonts().label;
      const status = story.statuses[story.events.status[i]];
      const quote = story.events.claimed[i] ? '” ' : '';
      const condition = status === 'hypothetical' ? 'if: ' : '';
      const label = condition + oneLine(story.events.label[i], 160);
      const room = Math.min(arrangement.room, width * (arrangement.dated ? 0.72 : 0.9));
      if (arrangement.dated) {
        const lines = measure.wrap(label, font, room, arrangement.lines);
        const tag = statusTag(status, !!story.events.negated[i]);
        const date = [quote + dateWords(story.when(i), true), tag].filter(Boolean).join(' · ');
        block = { lines, date, dateWidth: measure.width(date, fonts().small) };
      } else {
        block = { lines: [measure.shorten(quote + label, font, room)], date: '', dateWidth: 0 };
      }
      block.width = Math.max(...block.lines.map((line) => measure.width(line, font)));
      words.set(key, block);
    }
    return block;
  }

  const inView = (i) => story.start[i] < state.to && story.stop[i] > state.from;

  /** The most important events of the window, and how many there are in all. */
  function choose() {
    const most = Math.min(LEVELS[state.level], CROWD + 1);
    const tooWide = (state.to - state.from) * WIDE;
    const { byImportance, starts, stops } = results;
    const { from, to, selected } = state;
    const chosen = [];
    const wide = [];
    let visible = 0;
    let wider = 0;
    if (selected >= 0 && story.isDated(selected) && !story.untold[selected] && inView(selected)) chosen.push(selected);
    for (let k = 0; k < byImportance.length; k++) {
      if (starts[k] >= to || stops[k] <= from) continue;
      visible++;
      const isWide = stops[k] - starts[k] > tooWide;
      if (!isWide && chosen.length >= most) continue;
      const i = byImportance[k];
      if (i === chosen[0] && i === selected) continue;
      if (!isWide) chosen.push(i);
      else if (++wider <= MOST_WIDE) wide.push(i);
    }
    const kept = wide.slice(0, Math.max(0, most - chosen.length));
    return { chosen: [...chosen, ...kept], visible, folded: wider - kept.length };
  }

  /** Places for all that is chosen, in lanes or without, in the roomiest arrangement that names them all. */
  function layOut(chosen, room) {
    const scale = width / (state.to - state.from);
    const marks = new Map(chosen.map((i) => [i, markOf(story, i, state.from, scale)]));
    const lanes = lanesOf(story, results.facets, state.lanes, chosen, mostLanes(room));
    const wanted = lanes.length ? lanes.reduce((sum, { events }) => sum + events.length, 0) : chosen.length;
    let result = null;
    for (const arrangement of ARRANGEMENTS) {
      if (arrangement !== ARRANGEMENTS.at(-1) && chosen.length > 60) continue;
      const items = (events) => events.map((i) => {
        const block = blockOf(i, arrangement);
        return { i, mark: marks.get(i), block, dateWidth: block.dateWidth };
      });
      if (lanes.length) {
        const made = arrangeLanes(lanes.map((lane) => ({ ...lane, items: items(lane.events) })), arrangement, width, room);
        const spare = Math.max(0, room - made.height) / lanes.length;
        made.lanes.forEach((lane, k) => {
          lane.top += k * Math.min(spare, 14);
          for (const item of lane.placed) item.top = lane.top + item.lane * arrangement.row;
        });
        result = { ...made, arrangement };
      } else {
        const made = arrange(items(chosen), arrangement, width, room);
        const row = Math.min(room / made.rows, arrangement.row * 1.3);
        for (const item of made.placed) item.top = item.lane * row;
        result = { ...made, arrangement, lanes: [] };
      }
      if (result.named === wanted) break;
    }
    return result;
  }

  /** A lane's heading: a rule, and the words that the events under it have in common. */
  function drawHeading({ name, facet, value, events }, top) {
    const y = axisHeight + 8 + top - HEAD;
    g.fillStyle = paint.rule;
    g.fillRect(0, Math.round(y), width, 1);
    if (!name) return;
    g.font = fonts().lane;
    const words = measure.shorten(name, fonts().lane, width - 70);
    const wide = measure.width(words, fonts().lane);
    g.fillStyle = paint.paper;
    g.fillRect(0, y + 2, wide + 10, HEAD - 5);
    g.fillStyle = paint.ink;
    g.fillText(words, 2, y + 10);
    g.font = fonts().small;
    g.fillStyle = paint.soft;
    g.fillText(count(events.length), wide + 9, y + 10);
    if (value >= 0) hits.push([0, y, wide + 6, HEAD - 2, { facet, value, name }]);
  }

  /** Lanes of more events than can be named; asked for in every frame, so kept. */
  function crowdLanes(room) {
    if (crowd.dated !== results.dated || crowd.by !== state.lanes || crowd.room !== room) {
      const lanes = lanesOf(story, results.facets, state.lanes, results.byImportance, mostLanes(room));
      // In the order of time, since what lies side by side is counted quicker.
      const sorted = lanes.map((lane) => ({ ...lane, events: Int32Array.from(lane.events).sort() }));
      crowd = { dated: results.dated, by: state.lanes, room, lanes: sorted.length ? sorted : [{ name: '', events: results.dated }] };
    }
    return crowd.lanes;
  }

  function drawCrowd(room) {
    const lanes = crowdLanes(room);
    const head = lanes.length > 1 ? HEAD : 4;
    const tall = room / lanes.length;
    lanes.forEach((lane, k) => {
      if (lanes.length > 1) drawHeading(lane, k * tall + HEAD);
      drawDensity(g, story, lane.events, paint.kinds, {
        from: state.from, to: state.to, width, top: axisHeight + 8 + k * tall + head, height: tall - head - 6,
      });
    });
  }

  function drawItem({ i, mark, block, top: below, at }, arrangement) {
    const { events } = story;
    const status = story.statuses[events.status[i]];
    const look = { status, negated: !!events.negated[i], colour: paint.kinds[events.kind[i]], paper: paint.paper };
    const top = axisHeight + 8 + below;
    const y = top + 9;
    const visible = { ...mark, left: Math.max(mark.left, -40), right: Math.min(mark.right, width + 40), ends: [mark.left, mark.right] };
    const chosen = i === state.selected;
    const lit = chosen || i === hovered;
    if (lit) {
      g.fillStyle = paint.wash;
      g.beginPath();
      const deep = at.labelX === null ? 20 : arrangement.dated ? 22 + 17 * block.lines.length : 21;
      g.roundRect(at.left - 5, top - 2, at.right - at.left - 3, deep, 5);
      g.fill();
      if (chosen) {
        g.strokeStyle = paint.accent;
        g.lineWidth = 1.5;
        g.stroke();
      }
    }
    drawMark(g, visible, y, look);
    if (at.labelX === null) {
      hits.push([at.left - 2, top - 2, at.right - at.left + 4, 22, i]);
      return;
    }
    const deep = arrangement.dated ? 20 + 17 * block.lines.length : 20;
    hits.push([at.left - 2, top - 2, at.right - at.left - 6, deep, i]);
    const struck = status === 'denied' && !story.events.negated[i];
    if (arrangement.dated) {
      g.font = fonts().small;
      g.fillStyle = at.dateInside ? paint.ink : paint.soft;
      g.fillText(block.date, at.dateX, at.dateInside ? y - 0.5 : y + 0.5);
      g.font = fonts().label;
      g.fillStyle = paint.ink;
      block.lines.forEach((line, k) => text(measure.shorten(line, fonts().label, at.room + 1), at.labelX, y + 17 + 16 * k, struck, !lit));
    } else {
      g.font = fonts().label;
      g.fillStyle = paint.ink;
      const words = measure.shorten(block.lines[0], fonts().label, at.room + 1);
      const before = at.labelX + at.room <= mark.left; // then the words end at the mark
      const x = before ? at.labelX + at.room - measure.width(words, fonts().label) : at.labelX;
      text(words, x, y + 0.5, struck, !lit && !at.inside);
    }
  }

  /** On open paper the words push the grid aside; in a bar they lie on its colour. */
  function text(line, x, y, struck, open) {
    if (open) {
      g.lineWidth = 5;
      g.lineJoin = 'round';
      g.strokeStyle = paint.paper;
      g.strokeText(line, x, y);
    }
    g.fillText(line, x, y);
    if (struck) g.fillRect(x, y, measure.width(line, fonts().label), 1);
  }

  function draw() {
    if (!paint || !width) return;
    g.fillStyle = paint.paper;
    g.fillRect(0, 0, width, height);
    hits = [];
    const bottom = height - OVERVIEW - 12;
    const at = { g, paint, measure, fonts: fonts(), from: state.from, to: state.to, width };
    axisHeight = drawAxis(at, bottom);
    const { chosen, visible, folded } = choose();
    const lesser = chosen.length <= CROWD && visible > LEVELS[0];
    columnsFrom = chosen.length > CROWD ? axisHeight : lesser ? bottom - FOOT : height;
    const room = bottom - axisHeight - 14 - (lesser ? FOOT : 0);
    if (chosen.length > CROWD) {
      drawCrowd(room);
      note.textContent = `${counted(visible, 'event')} in view – zoom in to tell them apart`;
    } else if (chosen.length) {
      const { placed, unplaced, lanes, arrangement } = layOut(chosen, room);
      for (const lane of lanes) drawHeading(lane, lane.top);
      for (const item of [...placed].reverse()) drawItem(item, arrangement);
      const named = new Set(placed.filter(({ at }) => at.labelX !== null).map(({ i }) => i));
      const shown = new Set(placed.map(({ i }) => i));
      note.textContent = said(named.size, visible, new Set(unplaced.filter(({ i }) => !shown.has(i)).map(({ i }) => i)).size, folded);
    } else note.textContent = said(0, visible, 0, folded);
    if (lesser) {
      g.globalAlpha = 0.55;
      drawDensity(g, story, results.dated, paint.kinds, { from: state.from, to: state.to, width, top: bottom - FOOT, height: FOOT - 8 });
      g.globalAlpha = 1;
    }
    if (state.known !== null) drawDay(at, state.known + 1, 'known until here', axisHeight, bottom);
    else drawDay(at, Math.floor(Date.now() / 864e5), 'today', axisHeight, bottom);
    drawPublished(at, state.known === null ? recall.days : recall.days.filter((day) => day <= state.known), bottom);
    if (story.dated) {
      drawOverview(g, story, results.dated, paint, {
        extent, from: state.from, to: state.to, width, top: height - OVERVIEW, height: OVERVIEW,
      });
    }
  }

  function said(named, visible, hidden, folded) {
    if (!story.dated) return 'No event has a date.';
    if (!visible) return 'Nothing in this stretch of time.';
    const rest = (hidden ? `; no room for ${count(hidden)} but in columns` : '')
      + (folded > 0 ? `; ${count(folded)} too inexact or long for this window` : '');
    if (named === visible) return `${named === 1 ? 'The only event' : `All ${counted(named, 'event')}`} in view`;
    return `${count(named)} of ${counted(visible, 'event')} in view named${rest}`;
  }

  const redraw = framed(draw);

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    width = Math.floor(box.width);
    height = Math.floor(box.height);
    sized(canvas, width, height, ratio);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    words.clear();
    draw();
  }

  const hitAt = (x, y) => hits.findLast((h) => x >= h[0] && x <= h[0] + h[2] && y >= h[1] && y <= h[1] + h[3]);

  function hover(x, y) {
    const hit = hitAt(x, y);
    const now = typeof hit?.[4] === 'number' ? hit[4] : -1;
    canvas.style.cursor = hit ? 'pointer' : strip(x, y) ? 'ew-resize' : 'grab';
    if (now !== hovered) {
      hovered = now;
      redraw();
    }
    tip.hidden = !hit;
    if (!hit) return;
    tip.textContent = now < 0 ? `${hit[4].name} – choose to see only this`
      : `${dateWords(story.when(now))} — ${oneLine(story.events.label[now], 240)}`;
    const box = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(4, Math.min(x + 14, width - box.width - 4))}px`;
    tip.style.top = `${y + 22 + box.height > height ? y - box.height - 12 : y + 20}px`;
  }

  function leave() {
    tip.hidden = true;
    if (hovered >= 0) {
      hovered = -1;
      redraw();
    }
  }

  const zoom = (factor, share = 0.5) => store.set(zoomed(state, factor, share, extent));
  const pan = (share) => store.set(panned(state, (state.to - state.from) * share, extent));
  const goHome = () => store.set({ from: home[0], to: home[1] });
  const goWhole = () => store.set({ from: extent[0], to: extent[1] });
  const columns = (y) => y > columnsFrom && y < height - OVERVIEW - 12;
  const strip = (_x, y) => y >= height - OVERVIEW;

  listen(canvas, {
    zoom: (factor, x) => zoom(factor, x / width),
    pan: (pixels) => pan(pixels / width),
    pick(x, y) {
      const hit = hitAt(x, y);
      // In columns a click leads nearer to what is counted there.
      if (!hit) return columns(y) && zoom(0.4, x / width);
      if (typeof hit[4] === 'number') select(hit[4]);
      else store.set({ [hit[4].facet]: new Set([hit[4].value]) });
    },
    hover,
    leave,
    strip,
    scrub(x) {
      const middle = extent[0] + (x / width) * (extent[1] - extent[0]);
      const half = (state.to - state.from) / 2;
      store.set(bounded(middle - half, middle + half, extent));
    },
    keys: {
      ArrowLeft: () => pan(-0.15),
      ArrowRight: () => pan(0.15),
      ArrowUp: () => zoom(0.7),
      ArrowDown: () => zoom(1 / 0.7),
      '+': () => zoom(0.7),
      '=': () => zoom(0.7),
      '-': () => zoom(1 / 0.7),
      _: () => zoom(1 / 0.7),
      Home: goHome,
      0: goHome,
      n: () => step(1),
      p: () => step(-1),
    },
  });
  byId('zoom-in').addEventListener('click', () => zoom(0.6));
  byId('zoom-out').addEventListener('click', () => zoom(1 / 0.6));
  byId('earlier').addEventListener('click', () => pan(-0.3));
  byId('later').addEventListener('click', () => pan(0.3));
  byId('whole').addEventListener('click', goWhole);
  new ResizeObserver(resize).observe(canvas.parentElement);

  return {
    redraw,
    resize,
    setPaint(next) {
      paint = next;
      redraw();
    },
    /** The same picture as SVG. */
    drawn() {
      const pen = svgPen(width, height, `Timeline, ${note.textContent}`);
      g = pen;
      draw();
      g = screen;
      draw();
      return pen.markup();
    },
    /** The words of events are kept, and change with the day as of which the story is shown. */
    forget: () => words.clear(),
    /** Brings an event into view without changing how much time is on view, if it is not there. */
    reveal(i) {
      if (i < 0 || !story.isDated(i)) return;
      const length = state.to - state.from;
      const inside = story.start[i] >= state.from && story.start[i] < state.to - length * 0.02;
      if (inside || (inView(i) && story.stop[i] - story.start[i] > length)) return;
      store.set(bounded(story.start[i] - length * 0.4, story.start[i] + length * 0.6, extent));
    },
  };
}
