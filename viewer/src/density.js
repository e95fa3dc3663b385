/** Draws how many events there are where there are too many to name: as columns, stacked by kind. */

/** Columns of a window; each event is counted once, where it starts. */
export function drawDensity(g, story, dated, colours, { from, to, width, top, height }) {
  const step = 5;
  const bins = Math.max(1, Math.floor(width / step));
  const kinds = story.kinds.length;
  const counts = new Uint32Array(bins * kinds);
  const totals = new Uint32Array(bins);
  const scale = bins / (to - from);
  const { start, stop, events: { kind } } = story;
  for (let k = 0; k < dated.length; k++) {
    const i = dated[k];
    if (start[i] >= to || stop[i] < from) continue;
    const bin = Math.floor((Math.max(start[i], from) - from) * scale);
    if (bin >= bins) continue;
    counts[bin * kinds + kind[i]]++;
    totals[bin]++;
  }
  const most = Math.max(1, totals.reduce((a, b) => Math.max(a, b), 0));
  const base = new Float64Array(bins);
  for (let kind = 0; kind < kinds; kind++) {
    g.fillStyle = colours[kind];
    for (let bin = 0; bin < bins; bin++) {
      const n = counts[bin * kinds + kind];
      if (!n) continue;
      // The square root keeps a quiet month visible beside a loud day.
      const tall = (n / totals[bin]) * Math.sqrt(totals[bin] / most) * height;
      base[bin] += tall;
      g.fillRect(bin * step, top + height - base[bin], step - 1, tall);
    }
  }
  return most;
}

/** What stands in the strip hangs on neither window nor zoom: it is counted once for each choice of events. */
const strips = new WeakMap();

function strip(story, dated, extent, bins, step, scale) {
  let found = strips.get(dated);
  if (found?.totals.length !== bins) {
    const totals = new Uint32Array(bins);
    for (const i of dated) {
      const bin = Math.floor(((story.start[i] - extent[0]) * scale) / step);
      totals[Math.max(0, Math.min(bins - 1, bin))]++;
    }
    strips.set(dated, found = { totals, most: totals.reduce((a, b) => Math.max(a, b), 1) });
  }
  return found;
}

/** The whole span in one strip, with the window on it. */
export function drawOverview(g, story, dated, paint, { extent, from, to, width, top, height }) {
  const step = 3;
  const bins = Math.max(1, Math.floor(width / step));
  const scale = width / (extent[1] - extent[0]);
  const { totals, most } = strip(story, dated, extent, bins, step, scale);
  g.fillStyle = paint.wash;
  g.fillRect(0, top, width, height);
  const left = Math.max(0, (from - extent[0]) * scale);
  const right = Math.min(width, Math.max(left + 4, (to - extent[0]) * scale));
  g.fillStyle = paint.paper;
  g.fillRect(left, top, right - left, height);
  g.fillStyle = paint.soft;
  for (let bin = 0; bin < bins; bin++) {
    if (!totals[bin]) continue;
    const tall = Math.max(2, Math.sqrt(totals[bin] / most) * (height - 8));
    g.fillRect(bin * step, top + height - tall, step - 1, tall);
  }
  if (right - left >= width - 1) return;
  g.strokeStyle = paint.accent;
  g.lineWidth = 1.5;
  g.strokeRect(left + 0.75, top + 0.75, Math.max(2, right - left - 1.5), height - 1.5);
}
