/**
 * The story as it was known on a day: what no article had told by then is taken away, and what only
 * some had told is as they told it. The columns of events are changed in place and put back.
 */

const COLUMNS = ['earliest', 'latest', 'edtf', 'status', 'claimed', 'reports'];

/** How much a report's own days leave open; what they say nothing of is the widest. */
function width({ earliest, latest }, report) {
  if (earliest[report] === null || latest[report] === null) return earliest[report] === latest[report] ? Infinity : 1e9;
  return latest[report] - earliest[report];
}

export function createRecall(story) {
  const { events, reports, articles, n } = story;
  let changed = [];
  let known = null;
  const published = (report) => articles.published[reports.article[report]];

  function put(i, values) {
    COLUMNS.forEach((column, k) => (events[column][i] = values[k]));
    story.settle(i);
  }

  /** An event as these of its reports told it: the narrowest days, the status that was told last. */
  function told(early) {
    const dates = early.reduce((best, report) => (width(reports, report) < width(reports, best) ? report : best));
    const last = early.reduce((late, report) => (published(report) >= published(late) ? report : late));
    return [reports.earliest[dates], reports.latest[dates], reports.edtf[dates], reports.status[last],
      Number(early.every((report) => reports.claim[report] >= 0)), early];
  }

  /** Whether an article had been published by the day as of which the story is shown. */
  const out = (article) => known === null || (articles.published[article] !== null && articles.published[article] <= known);
  Object.assign(story, { out });

  /** @param {number|null} day articles of this day are known; null is all that there is, dated or not */
  function recall(day) {
    for (const [i, values] of changed) put(i, values);
    changed = [];
    known = day;
    story.untold.fill(0);
    if (day === null) return;
    const late = (report) => !out(reports.article[report]);
    for (let i = 0; i < n; i++) {
      const all = events.reports[i];
      const moved = all.some(late) || story.grounds[i].some(([, rests]) => rests.some(late));
      if (!moved) continue;
      const early = all.filter((report) => !late(report));
      if (!early.length) story.untold[i] = 1;
      else {
        changed.push([i, COLUMNS.map((column) => events[column][i])]);
        put(i, told(early));
      }
    }
  }

  const days = [...new Set(articles.published.filter((day) => day !== null))].sort((a, b) => a - b);
  return {
    recall,
    /** Those on which anything was published, in order. */
    days,
    undated: articles.published.filter((day) => day === null).length,
  };
}
