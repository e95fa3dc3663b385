/** The stretch of time on view: where it opens, how far it may go, how it zooms and pans. */

const LEAST = 20 / 1440; // days: twenty minutes
const MARGIN = 6; // days beside what is shown first
const FEW = 40; // events

/** First and last day of all dated events, with a margin. */
export function extentOf(story) {
  if (!story.dated) return [0, 365];
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < story.n; i++) {
    if (!story.isDated(i)) continue;
    first = Math.min(first, story.start[i]);
    last = Math.max(last, story.stop[i]);
  }
  const margin = Math.max(3, (last - first) * 0.03);
  return [Math.floor(first - margin), Math.ceil(last + margin)];
}

/**
 * Where to open: the shortest stretch that holds nine tenths of the story's importance, unless that
 * is most of it anyway. One event of 1066 must not squeeze a decade of news into a line.
 */
export function homeOf(story, extent) {
  const anchors = [];
  let total = 0;
  for (let i = 0; i < story.n; i++) {
    if (!story.isDated(i)) continue;
    const share = story.events.importance[i] + 1e-6;
    anchors.push([(story.start[i] + story.stop[i]) / 2, share]);
    total += share;
  }
  anchors.sort((a, b) => a[0] - b[0]);
  let best = null;
  let sum = 0;
  for (let low = 0, high = 0; high < anchors.length; high++) {
    sum += anchors[high][1];
    while (sum - anchors[low][1] >= 0.9 * total) sum -= anchors[low++][1];
    const length = anchors[high][0] - anchors[low][0];
    if (sum >= 0.9 * total && (!best || length < best[1] - best[0])) best = [anchors[low][0], anchors[high][0]];
  }
  // With few events every one counts: leave one out only if it stands very far off.
  const most = (anchors.length < FEW ? 0.2 : 0.6) * (extent[1] - extent[0]);
  if (!best || best[1] - best[0] > most) return extent;
  const margin = Math.max(MARGIN, (best[1] - best[0]) * 0.08);
  return [Math.floor(best[0] - margin), Math.ceil(best[1] + margin)];
}

/** Keeps the window within reach of the story: no smaller than some minutes, never all beside it. */
export function bounded(from, to, extent) {
  const whole = extent[1] - extent[0];
  const length = Math.max(LEAST, Math.min(to - from, whole * 1.1));
  const middle = length < whole ? Math.max(extent[0], Math.min((from + to) / 2, extent[1])) : (extent[0] + extent[1]) / 2;
  return { from: middle - length / 2, to: middle + length / 2 };
}

export function zoomed({ from, to }, factor, share, extent) {
  const pivot = from + (to - from) * share;
  const length = Math.max(LEAST, Math.min((to - from) * factor, (extent[1] - extent[0]) * 1.1));
  return bounded(pivot - length * share, pivot + length * (1 - share), extent);
}

export function panned({ from, to }, days, extent) {
  return bounded(from + days, to + days, extent);
}
