/** Which events the search and the filters leave, and how many each further choice would leave. */

import { FACETS, facetsOf } from './facets.js';

export function createResults(story, search) {
  const { n } = story;
  const facets = facetsOf(story);
  let left = null; // by all choices, since the last of them changed

  /** Any of the chosen values; of actors all of them, "what happened between these two". */
  function test({ of, at, all }, chosen) {
    const values = [...chosen];
    if (all) return (i) => values.every((value) => of(i).includes(value));
    if (at) return (i) => chosen.has(at(i));
    return (i) => of(i).some((value) => chosen.has(value));
  }

  /** A column of yes and no: a hundred thousand events are gone through for every key that is pressed. */
  function passing(state, without) {
    const mask = search.matching(state.query);
    const keep = (check) => {
      for (let i = 0; i < n; i++) if (mask[i] && !check(i)) mask[i] = 0;
    };
    if (state.known !== null) keep((i) => !story.untold[i]);
    if (state.only instanceof Set) keep((i) => state.only.has(i));
    for (const facet of FACETS) {
      if (facet !== without && state[facet].size) keep(test(facets[facet], state[facet]));
    }
    return mask;
  }

  return {
    facets,
    dated: new Int32Array(0),
    undated: new Int32Array(0),
    byImportance: new Int32Array(0),
    /** When those of `byImportance` start and stop, side by side: this is gone through in every frame. */
    starts: new Float64Array(0),
    stops: new Float64Array(0),
    total: 0,
    update(state) {
      const mask = left = passing(state, null);
      const dated = new Int32Array(n);
      const undated = new Int32Array(n);
      let [some, others] = [0, 0];
      for (let i = 0; i < n; i++) {
        if (!mask[i]) continue;
        if (story.isDated(i)) dated[some++] = i;
        else undated[others++] = i;
      }
      this.total = some + others;
      this.dated = dated.slice(0, some);
      // As it was known on a day, an event may have stood elsewhere in time.
      if (state.known !== null) this.dated.sort((a, b) => story.start[a] - story.start[b] || a - b);
      this.undated = undated.slice(0, others);
      this.byImportance = new Int32Array(some);
      this.starts = new Float64Array(some);
      this.stops = new Float64Array(some);
      let k = 0;
      for (const i of story.byImportance) {
        if (!mask[i] || !story.isDated(i)) continue;
        this.starts[k] = story.start[i];
        this.stops[k] = story.stop[i];
        this.byImportance[k++] = i;
      }
    },
    /** How many events each value of a facet has among those that the other choices leave. */
    counts(state, facet) {
      const { all, at, of } = facets[facet];
      const mask = all ? left : passing(state, facet);
      const counts = new Map();
      const add = (value) => counts.set(value, (counts.get(value) ?? 0) + 1);
      for (let i = 0; i < n; i++) {
        if (!mask[i]) continue;
        if (!at) for (const value of of(i)) add(value);
        else if (at(i) >= 0) add(at(i));
      }
      return counts;
    },
  };
}
