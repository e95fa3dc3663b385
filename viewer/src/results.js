/** Which events the search and the filters leave, and how many each further choice would leave. */

import { FACETS, facetsOf } from './facets.js';

export function createResults(story, search) {
  const { n } = story;
  const facets = facetsOf(story);

  /** Any of the chosen values; of actors all of them, "what happened between these two". */
  const test = ({ of, all }, chosen) => (all
    ? (i) => [...chosen].every((value) => of(i).includes(value))
    : (i) => of(i).some((value) => chosen.has(value)));

  function passing(state, without) {
    const checks = [(i) => !story.untold[i], search.matching(state.query)];
    if (state.only instanceof Set) checks.push((i) => state.only.has(i));
    for (const facet of FACETS) {
      if (facet !== without && state[facet].size) checks.push(test(facets[facet], state[facet]));
    }
    return (i) => checks.every((check) => check(i));
  }

  return {
    facets,
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
      this.dated = Int32Array.from(found.filter(story.isDated));
      // As it was known on a day, an event may have stood elsewhere in time.
      if (state.known !== null) this.dated.sort((a, b) => story.start[a] - story.start[b] || a - b);
      this.undated = Int32Array.from(found.filter((i) => !story.isDated(i)));
      this.byImportance = story.byImportance.filter((i) => mask[i] && story.isDated(i));
    },
    /** How many events each value of a facet has among those that the other choices leave. */
    counts(state, facet) {
      const pass = passing(state, facets[facet].all ? null : facet);
      const counts = new Map();
      for (let i = 0; i < n; i++) {
        if (pass(i)) for (const value of facets[facet].of(i)) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      return counts;
    },
  };
}
