/** Which events the search and the filters leave, and how many each further choice would leave. */

import { folded } from './words.js';

/** What a search looks through: label, kind, names of actors, titles of articles. Built when first needed. */
function haystacks(story) {
  const { events, actors, reports, articles } = story;
  const names = actors.name.map((name, i) => folded([name, ...actors.aliases[i]].join('\n')));
  const titles = articles.title.map((title) => folded(title ?? ''));
  return events.label.map((label, i) => [
    folded(label),
    story.kinds[events.kind[i]],
    ...story.eventActors[i].map((actor) => names[actor]),
    ...new Set(events.reports[i].map((report) => titles[reports.article[report]])),
  ].join('\n'));
}

export function createResults(story) {
  const { events, n } = story;
  let hay = null;

  function searcher(query) {
    const words = folded(query).split(/\s+/).filter(Boolean);
    if (!words.length) return () => true;
    hay ??= haystacks(story);
    return (i) => words.every((word) => hay[i].includes(word));
  }

  /** Kinds, statuses and outlets: any of those chosen. Actors: all of them, "what happened between these two". */
  const tests = {
    kinds: (chosen) => (i) => chosen.has(events.kind[i]),
    statuses: (chosen) => (i) => chosen.has(events.status[i]),
    outlets: (chosen) => (i) => story.eventOutlets[i].some((outlet) => chosen.has(outlet)),
    actors: (chosen) => (i) => [...chosen].every((actor) => story.eventActors[i].includes(actor)),
  };

  function passing(state, without) {
    const checks = [searcher(state.query)];
    if (state.only instanceof Set) checks.push((i) => state.only.has(i));
    for (const [facet, test] of Object.entries(tests)) {
      if (facet !== without && state[facet].size) checks.push(test(state[facet]));
    }
    return (i) => checks.every((check) => check(i));
  }

  return {
    dated: new Int32Array(0),
    undated: new Int32Array(0),
    byImportance: new Int32Array(0),
    total: 0,
    update(state) {
      const pass = passing(state, null);
      const mask = new Uint8Array(n);
      const found = [];
      for (let i = 0; i < n; i++) {
        if (pass(i)) {
          mask[i] = 1;
          found.push(i);
        }
      }
      this.total = found.length;
      this.dated = Int32Array.from(found.filter((i) => i < story.dated));
      this.undated = Int32Array.from(found.filter((i) => i >= story.dated));
      this.byImportance = story.byImportance.filter((i) => mask[i] && i < story.dated);
    },
    /** How many events each value of a facet has among those that the other choices leave. */
    counts(state, facet) {
      const pass = passing(state, facet === 'actors' ? null : facet);
      const counts = new Map();
      const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
      for (let i = 0; i < n; i++) {
        if (!pass(i)) continue;
        if (facet === 'kinds') add(events.kind[i]);
        else if (facet === 'statuses') add(events.status[i]);
        else (facet === 'actors' ? story.eventActors : story.eventOutlets)[i].forEach(add);
      }
      return counts;
    },
  };
}
