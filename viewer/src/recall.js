/**
 * The story as it was known on a day: what no article had told by then is taken away, and what only
 * some had told is as they told it. The columns of events are changed in place and put back.
 */

export function createRecall(story) {
  const { events, earlier, reports, articles, actors, n } = story;
  const { event: which, since, ...told } = earlier;
  const columns = Object.keys(told);
  let changed = [];
  let known = null;

  function put(i, [grounds, ...values]) {
    story.grounds[i] = grounds;
    columns.forEach((column, k) => (events[column][i] = values[k]));
    story.settle(i);
  }

  const values = (from, k) => columns.map((column) => from[column][k]);

  /** For each event that was told otherwise by the day, the last of what it was told as. */
  function last(day) {
    const found = new Map();
    which.forEach((i, k) => since[k] <= day && found.set(i, k)); // an event's are in the order of time
    return found;
  }

  /** Whether an article had been published by the day as of which the story is shown. */
  const out = (article) => known === null || (articles.published[article] !== null && articles.published[article] <= known);
  /** What else an actor was called by the day, and what they were said to be. */
  const called = (actor) => actors.aliases[actor]
    .filter((alias, k) => alias !== actors.name[actor] && (known === null || (actors.called[actor][k] ?? Infinity) <= known));
  const posts = (actor) => (known === null ? actors.posts[actor]
    : [...new Set(actors.tenures[actor].filter(([, , first]) => first !== null && first <= known)
      .map(([title, organisation]) => (organisation ? `${title}, ${organisation}` : title)))]);
  Object.assign(story, { out, called, posts });

  /** @param {number|null} day articles of this day are known; null is all that there is, dated or not */
  function recall(day) {
    const before = changed;
    for (const [i, own] of before) put(i, own);
    changed = [];
    known = day;
    story.asOf = day !== null;
    story.untold.fill(0);
    if (day !== null) takeAway(last(day));
    if (before.length || changed.length) story.settled();
  }

  function takeAway(then) {
    const late = (report) => !out(reports.article[report]);
    for (let i = 0; i < n; i++) {
      const all = events.reports[i];
      const moved = all.some(late) || story.grounds[i].some(([, rests]) => rests.some(late));
      if (!moved) continue;
      if (all.every(late)) story.untold[i] = 1;
      else {
        const own = values(events, i);
        changed.push([i, [story.grounds[i], ...own]]);
        // Days that follow from other articles are told only in the end.
        put(i, [[], ...(then.has(i) ? values(earlier, then.get(i)) : own)]);
        events.reports[i] = all.filter((report) => !late(report));
      }
    }
  }

  const days = [...new Set(articles.published.filter((day) => day !== null))].sort((a, b) => a - b);
  return {
    recall,
    /** The events that are told otherwise than in the end. */
    changed: () => changed.map(([i]) => i),
    /** Those on which anything was published, in order. */
    days,
    undated: articles.published.filter((day) => day === null).length,
  };
}
