/**
 * The network of actors: positions come with the story, ties from the events that the search, the
 * filters and the window on time leave. While it is moved, the last picture is moved; it is drawn anew
 * when it rests.
 */

import { byId, el, framed, sized, swatch } from './dom.js';
import { listen } from './gestures.js';
import { createMeasure } from './text.js';
import { circleOf, foremost, kindOf, kindsOf, tiesOf, wayOf } from './ties.js';
import { count, counted, oneLine, sentenceCase } from './words.js';

const SIZES = [30, 60, 120, 300, 1000, Infinity];
const CIRCLE = 60; // others in one actor's circle
const RING = 12; // on the innermost ring of it
const EACH = 4; // ties that are drawn of every actor
const REST = 80; // ms without a move before it is drawn anew
const NEAR = 14; // pixels
const MANY = 2000; // actors, or ties: among so many nobody sees an outline or an arrow
const BEND = 2; // by how much more a picture may be stretched one way than the other
const ON_LINE = 5; // pixels
const BOLD = 6; // of the foremost, a name may cover the marks of lesser ones

export function createNetwork({ store, story, results, openActor }) {
  const canvas = byId('network');
  const g = canvas.getContext('2d', { alpha: false });
  const picture = document.createElement('canvas');
  const p = picture.getContext('2d', { alpha: false });
  const measure = createMeasure(p);
  const tip = byId('network-tip');
  const { state } = store;
  const { actors } = story;
  let paint = null;
  let [width, height] = [0, 0];
  let view = null; // the story's point in the middle, and pixels to its unit
  let seen = null; // the same of the picture
  let model = null;
  let size = 1;
  let places = null; // of a circle; else the story's own
  let stretch = [1, 1]; // a wide window takes a wide picture
  let center = -1;
  let hovered = -1;
  let timer = 0;

  const inView = (i) => story.isDated(i) && story.start[i] < state.to && story.stop[i] > state.from;

  function renew() {
    const chosen = new Set([...results.dated].filter(inView));
    const all = tiesOf(story, (i) => chosen.has(i));
    const circle = state.circle && state.actor >= 0;
    const most = Math.max(1, ...all.events.values());
    model = { ...all, ...(circle ? circleOf(all, state.actor, CIRCLE) : foremost(all, SIZES[size], EACH, state.actor)), most };
    const key = circle ? state.actor : -1;
    if (key !== center) view = null;
    center = key;
    places = circle ? rings(model.shown) : null;
    byId('network-note').textContent = circle ? `${counted(model.shown.length - 1, 'other')} in events with ${oneLine(actors.name[state.actor], 60)}, in the window of the timeline`
      : `${count(model.shown.length)} of ${counted(model.ranked.length, 'actor')} who share events in the window of the timeline`;
    byId('network-circle').hidden = state.actor < 0 || actors.x[state.actor] === null;
    byId('network-circle').setAttribute('aria-pressed', String(circle));
    byId('network-size').disabled = circle;
    const kinds = [...new Set(model.drawn.map((tie) => (tie.kind ??= kindOf(story, tie))))].sort((a, b) => a - b);
    byId('network-kinds').replaceChildren(...kinds.flatMap((kind) => [el('span', { class: 'kind-sample' }, swatch(kind), sentenceCase(oneLine(story.kinds[kind], 40))), ' ']));
    sharpen();
  }

  /** The first in the middle, the others around, the nearest on the inner ring. */
  function rings([middle, ...others]) {
    const found = new Map([[middle, [0, 0]]]);
    for (let k = 0, ring = 1; k < others.length; ring++) {
      const inRing = others.slice(k, k + RING * ring);
      inRing.forEach((actor, n) => {
        const angle = ((n + (ring % 2) / 2) / inRing.length) * 2 * Math.PI;
        found.set(actor, [Math.cos(angle) * 170 * ring, Math.sin(angle) * 105 * ring]);
      });
      k += inRing.length;
    }
    return found;
  }

  const spotX = (actor) => (places ? places.get(actor)[0] : actors.x[actor] * stretch[0]);
  const spotY = (actor) => (places ? places.get(actor)[1] : actors.y[actor] * stretch[1]);
  const x = (actor) => (spotX(actor) - view.x) * view.scale + width / 2;
  const y = (actor) => (spotY(actor) - view.y) * view.scale + height / 2;
  const radius = (actor) => 3 + Math.min(11, width / 60) * Math.sqrt((model.events.get(actor) ?? 0) / model.most);

  function fit() {
    const shown = model.shown.filter((actor) => actors.x[actor] !== null);
    if (!shown.length) return { x: 0, y: 0, scale: 1 };
    const span = (spot) => {
      const all = shown.map(spot).sort((a, b) => a - b);
      return [all[0], all.at(-1)];
    };
    stretch = [1, 1];
    const wide = (right, left) => Math.max(60, right - left);
    const [flat, tall] = [span(spotX), span(spotY)];
    const bend = ((width - 150) / wide(flat[1], flat[0])) / ((height - 60) / wide(tall[1], tall[0]));
    stretch = bend > 1 ? [Math.min(bend, BEND), 1] : [1, Math.min(1 / bend, BEND)];
    const [[left, right], [top, bottom]] = [span(spotX), span(spotY)];
    return {
      x: (left + right) / 2, y: (top + bottom) / 2,
      scale: Math.min((width - 150) / Math.max(60, right - left), (height - 60) / Math.max(60, bottom - top), 3),
    };
  }

  function drawTies() {
    for (const tie of model.drawn) {
      const own = tie.left === state.actor || tie.right === state.actor || tie.left === hovered || tie.right === hovered;
      p.globalAlpha = own ? 0.95 : 0.45;
      p.strokeStyle = paint.kinds[tie.kind ??= kindOf(story, tie)];
      p.lineWidth = Math.min(6, 0.8 + Math.sqrt(tie.events.length) * 0.7);
      p.beginPath();
      p.moveTo(x(tie.left), y(tie.left));
      p.lineTo(x(tie.right), y(tie.right));
      p.stroke();
      if (model.drawn.length < MANY && (tie.way ??= wayOf(story, tie))) drawArrow(tie.way > 0 ? tie.left : tie.right, tie.way > 0 ? tie.right : tie.left, p.lineWidth);
    }
    p.globalAlpha = 1;
  }

  /** From who did more to the other, beyond the middle, where marks do not cover it. */
  function drawArrow(from, to, thick) {
    const [dx, dy] = [x(to) - x(from), y(to) - y(from)];
    const long = Math.hypot(dx, dy);
    if (long < 40) return;
    const [ux, uy] = [dx / long, dy / long];
    const [tx, ty, size] = [x(from) + dx * 0.6, y(from) + dy * 0.6, 4 + thick];
    p.fillStyle = p.strokeStyle;
    p.beginPath();
    p.moveTo(tx + ux * size, ty + uy * size);
    p.lineTo(tx - ux * size - uy * size * 0.7, ty - uy * size + ux * size * 0.7);
    p.lineTo(tx - ux * size + uy * size * 0.7, ty - uy * size - ux * size * 0.7);
    p.fill();
  }

  function drawActors() {
    for (const actor of model.shown) {
      const [cx, cy, r] = [x(actor), y(actor), radius(actor)];
      if (cx < -20 || cy < -20 || cx > width + 20 || cy > height + 20) continue;
      p.fillStyle = actor === state.actor ? paint.accent : paint.ink;
      p.strokeStyle = paint.paper;
      p.lineWidth = 1.5;
      p.beginPath();
      // The shape says what somebody is, so that colour need not: people round, organisations square, the rest a lozenge.
      if (actors.kind[actor] === 'person') p.arc(cx, cy, r, 0, 2 * Math.PI);
      else if (actors.kind[actor] === 'organisation') p.rect(cx - r * 0.9, cy - r * 0.9, r * 1.8, r * 1.8);
      else {
        p.moveTo(cx, cy - r * 1.2);
        p.lineTo(cx + r * 1.2, cy);
        p.lineTo(cx, cy + r * 1.2);
        p.lineTo(cx - r * 1.2, cy);
        p.closePath();
      }
      p.fill();
      // An outline keeps neighbours apart, and takes most of the time; among thousands the small go without.
      if (model.shown.length < MANY || r > 5) p.stroke();
    }
  }

  /** Names where there is room, of the foremost first. */
  function drawNames() {
    const dots = model.shown.map((actor) => [x(actor) - radius(actor), y(actor) - radius(actor), x(actor) + radius(actor), y(actor) + radius(actor), actor]);
    const taken = dots.length < 500 ? dots : dots.slice(0, 500);
    const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
    const font = `500 12.5px ${paint.sans}`;
    p.font = font;
    p.textBaseline = 'middle';
    const order = [state.actor, hovered, ...model.shown].filter((actor, k, all) => actor >= 0 && actors.x[actor] !== null && all.indexOf(actor) === k);
    for (const [rank, actor] of order.slice(0, 400).entries()) {
      const [cx, cy, r] = [x(actor), y(actor), radius(actor)];
      if (cx + 200 < 0 || cy < -20 || cx - 200 > width || cy > height + 20) continue;
      let [words, place] = ['', null];
      // Where the whole name has no room, its beginning may have.
      for (const room of [190, 110]) {
        words = measure.shorten(oneLine(actors.name[actor], 80), font, room);
        const wide = measure.width(words, font);
        // Below, above, to the right, to the left; who is chosen is named in any case.
        const sides = [[cx - wide / 2, cy + r + 2], [cx - wide / 2, cy - r - 18], [cx + r + 4, cy - 8], [cx - r - 4 - wide, cy - 8]]
          .map(([l, t]) => [l, t, l + wide, t + 15])
          .filter((box) => box[0] >= 0 && box[2] <= width && box[1] >= 0 && box[3] <= height);
        place = sides.find((box) => !taken.some((each) => each[4] !== actor && meet(box, each)))
          ?? (rank < BOLD ? sides.find((box) => !taken.some((each) => (each[4] === undefined || radius(each[4]) > 0.7 * r) && each[4] !== actor && meet(box, each))) : null)
          ?? (actor === state.actor || actor === hovered ? [cx - wide / 2, cy + r + 2, cx + wide / 2, cy + r + 17] : null);
        if (place) break;
      }
      if (!place) continue;
      taken.push(place);
      const [left, top] = place;
      p.lineWidth = 4;
      p.lineJoin = 'round';
      p.strokeStyle = paint.paper;
      p.strokeText(words, left, top + 8);
      p.fillStyle = actor === state.actor ? paint.accent : paint.ink;
      p.fillText(words, left, top + 8);
    }
  }

  function sharpen() {
    if (!paint || !width || !model || state.view !== 'actors') return;
    view ??= fit();
    p.fillStyle = paint.paper;
    p.fillRect(0, 0, width, height);
    drawTies();
    drawActors();
    drawNames();
    seen = { ...view };
    show();
  }

  /** Puts the last picture where it would be now. */
  const show = framed(() => {
    if (!seen) return;
    const ratio = canvas.width / width;
    g.setTransform(1, 0, 0, 1, 0, 0);
    g.fillStyle = paint.paper;
    g.fillRect(0, 0, canvas.width, canvas.height);
    const k = view.scale / seen.scale;
    const dx = ((seen.x - view.x) * view.scale + (width / 2) * (1 - k)) * ratio;
    const dy = ((seen.y - view.y) * view.scale + (height / 2) * (1 - k)) * ratio;
    g.drawImage(picture, dx, dy, picture.width * k, picture.height * k);
  });

  function moved() {
    show();
    clearTimeout(timer);
    timer = setTimeout(sharpen, REST);
  }

  function zoom(factor, px = width / 2, py = height / 2) {
    const scale = Math.max(0.05, Math.min(view.scale / factor, 12));
    const k = 1 / view.scale - 1 / scale;
    view = { x: view.x + (px - width / 2) * k, y: view.y + (py - height / 2) * k, scale };
    moved();
  }

  function pan(dx, dy) {
    view = { ...view, x: view.x + dx / view.scale, y: view.y + dy / view.scale };
    moved();
  }

  function at(px, py) {
    let [best, far] = [-1, Infinity];
    for (const actor of model?.shown ?? []) {
      const away = Math.hypot(x(actor) - px, y(actor) - py) - radius(actor);
      if (away < far && away < NEAR) [best, far] = [actor, away];
    }
    return best;
  }

  /** The tie whose line is nearest to a point, where no actor is. */
  function tieAt(px, py) {
    let [best, far] = [null, ON_LINE];
    for (const tie of model?.drawn ?? []) {
      const [x1, y1, x2, y2] = [x(tie.left), y(tie.left), x(tie.right), y(tie.right)];
      const share = Math.max(0, Math.min(1, ((px - x1) * (x2 - x1) + (py - y1) * (y2 - y1)) / ((x2 - x1) ** 2 + (y2 - y1) ** 2 || 1)));
      const away = Math.hypot(x1 + share * (x2 - x1) - px, y1 + share * (y2 - y1) - py);
      if (away < far) [best, far] = [tie, away];
    }
    return best;
  }

  const ofActor = (actor) => `${oneLine(actors.name[actor], 160)} – ${sentenceCase(actors.kind[actor])}, ${counted(model.events.get(actor) ?? 0, 'event')} in the window`;
  function ofTie(tie) {
    tie.way ??= wayOf(story, tie);
    const [one, other] = tie.way < 0 ? [tie.right, tie.left] : [tie.left, tie.right];
    return `${oneLine(actors.name[one], 80)} ${tie.way ? '→' : '–'} ${oneLine(actors.name[other], 80)}: ${counted(tie.events.length, 'event')}, ${kindsOf(story, tie).join(', ')}`;
  }

  function hover(px, py) {
    const now = at(px, py);
    const tie = now < 0 ? tieAt(px, py) : null;
    canvas.style.cursor = now >= 0 || tie ? 'pointer' : 'grab';
    tip.hidden = now < 0 && !tie;
    if (!tip.hidden) {
      tip.textContent = tie ? ofTie(tie) : ofActor(now);
      tip.style.left = `${Math.max(4, Math.min(px + 14, width - 260))}px`;
      tip.style.top = `${py + 18}px`;
    }
    if (now !== hovered) {
      hovered = now;
      sharpen();
    }
  }

  const step = 60;
  listen(canvas, {
    zoom: (factor, px, py) => zoom(factor, px, py),
    pan: (dx, dy) => pan(dx, dy),
    pick(px, py) {
      const actor = at(px, py);
      if (actor >= 0) return openActor(actor);
      const tie = tieAt(px, py);
      if (tie) store.set({ view: 'timeline', actors: new Set([tie.left, tie.right]), selected: -1, actor: -1 });
    },
    hover,
    leave() {
      tip.hidden = true;
      hovered = -1;
    },
    strip: () => false,
    scrub() {},
    keys: {
      ArrowLeft: () => pan(-step, 0),
      ArrowRight: () => pan(step, 0),
      ArrowUp: () => pan(0, -step),
      ArrowDown: () => pan(0, step),
      '+': () => zoom(0.8),
      '=': () => zoom(0.8),
      '-': () => zoom(1.25),
      Home: whole,
    },
  });

  function whole() {
    view = fit();
    sharpen();
  }

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    if (!box.width) return;
    const ratio = Math.min(2, window.devicePixelRatio || 1);
    [width, height] = [Math.floor(box.width), Math.floor(box.height)];
    for (const each of [canvas, picture]) sized(each, width, height, ratio);
    p.setTransform(ratio, 0, 0, ratio, 0, 0);
    view = null;
    if (model) sharpen();
  }

  byId('network-size').max = String(SIZES.length - 1);
  byId('network-size').value = String(size);
  byId('network-size').addEventListener('input', (event) => {
    size = Number(event.target.value);
    view = null;
    say();
    renew();
  });
  const say = () => {
    byId('network-size-words').textContent = SIZES[size] === Infinity ? 'all' : count(SIZES[size]);
  };
  byId('network-circle').addEventListener('click', () => store.set({ circle: !state.circle }));
  byId('network-in').addEventListener('click', () => zoom(0.7));
  byId('network-out').addEventListener('click', () => zoom(1 / 0.7));
  byId('network-whole').addEventListener('click', whole);
  new ResizeObserver(resize).observe(canvas.parentElement);
  say();

  return {
    /** Called when the view, the results, the window or the chosen actor change; nobody pays for it elsewhere. */
    render() {
      if (state.view !== 'actors') return;
      if (!width) resize();
      renew();
    },
    ranked: () => model?.ranked ?? [],
    setPaint(next) {
      paint = next;
      sharpen();
    },
  };
}
