/** The whole span of time as a strip, with the window on it: the same window, wherever it is moved. */

import { dayWords } from './dates.js';
import { drawOverview } from './density.js';
import { byId, framed, sized } from './dom.js';
import { listen } from './gestures.js';
import { bounded, panned, zoomed } from './window.js';

export function createStrip({ store, story, results, extent }) {
  const canvas = byId('strip');
  const g = canvas.getContext('2d', { alpha: false });
  const { state } = store;
  let paint = null;
  let [width, height] = [0, 0];

  const draw = framed(() => {
    if (!paint || !width) return;
    g.fillStyle = paint.paper;
    g.fillRect(0, 0, width, height);
    drawOverview(g, story, results.dated, paint, { extent, from: state.from, to: state.to, width, top: 0, height });
  });

  function resize() {
    const box = canvas.parentElement.getBoundingClientRect();
    if (!box.width) return;
    const ratio = Math.min(3, window.devicePixelRatio || 1);
    [width, height] = [Math.floor(box.width), Math.floor(box.height)];
    sized(canvas, width, height, ratio);
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw();
  }

  const zoom = (factor, share = 0.5) => store.set(zoomed(state, factor, share, extent));
  const pan = (share) => store.set(panned(state, (state.to - state.from) * share, extent));
  listen(canvas, {
    zoom: (factor) => zoom(factor),
    pan() {},
    pick() {},
    hover() {},
    leave() {},
    strip: () => true,
    scrub(x) {
      const middle = extent[0] + (x / width) * (extent[1] - extent[0]);
      const half = (state.to - state.from) / 2;
      store.set(bounded(middle - half, middle + half, extent));
    },
    keys: {
      ArrowLeft: () => pan(-0.25), ArrowRight: () => pan(0.25),
      '+': () => zoom(0.7), '=': () => zoom(0.7), '-': () => zoom(1 / 0.7),
      Home: () => store.set(bounded(...extent, extent)),
    },
  });
  byId('strip-all').addEventListener('click', () => store.set(bounded(...extent, extent)));
  new ResizeObserver(resize).observe(canvas.parentElement);
  byId('strip-row').hidden = !story.dated;

  return {
    /** Nobody pays for it where it is not shown. */
    render() {
      if (state.view !== 'actors' || !story.dated) return;
      if (!width) resize();
      byId('strip-words').textContent = `${dayWords(state.from, true)} – ${dayWords(state.to, true)}`;
      draw();
    },
    setPaint(next) {
      paint = next;
      draw();
    },
  };
}
