/**
 * Looks for words in events, actors, quotations and articles. A word that stands nowhere is taken for
 * a slip of the pen: the words nearest to it stand in, and the page says so.
 */

import { folded } from './words.js';

const FAR = [0, 0, 0, 0, 1, 1, 1, 1]; // slips that a word of so many letters may have; longer ones two
const MOST_NEAR = 6;

/**
 * How many letters have to be put in, left out, changed or swapped with their neighbour, up to `most`
 * (optimal string alignment, after Damerau 1964 and Wagner and Fischer 1974).
 */
export function slips(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, k) => k)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    let least = i;
    for (let k = 1; k <= b.length; k++) {
      const same = a[i - 1] === b[k - 1] ? 0 : 1;
      row[k] = Math.min(last[k] + 1, row[k - 1] + 1, last[k - 1] + same);
      if (i > 1 && k > 1 && a[i - 1] === b[k - 2] && a[i - 2] === b[k - 1]) row[k] = Math.min(row[k], before[k - 2] + 1);
      least = Math.min(least, row[k]);
    }
    if (least > most) return most + 1;
    [before, last] = [last, row];
  }
  return last[b.length];
}

/** Which letters a word has, as bits: words that differ in many need not be compared letter by letter. */
function letters(word) {
  let bits = 0;
  for (let k = 0; k < word.length; k++) bits |= 1 << (word.charCodeAt(k) & 31);
  return bits;
}

function bitsOf(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count++;
  return count;
}

/** Two for a word's start, one for its middle, none where it does not stand. */
function hit(text, word) {
  let at = text.indexOf(word);
  if (at < 0) return 0;
  for (; at > 0; at = text.indexOf(word, at + 1)) if (text[at - 1] === ' ' || text[at - 1] === '\n') return 2;
  return at === 0 ? 2 : 1;
}

/** Texts put end to end: one look through a long text is far quicker than one into each of many. */
function heap(texts) {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((text, k) => (starts[k + 1] = starts[k] + text.length + 1));
  const all = texts.join('\n');
  return {
    texts, all,
    /** The texts that a word stands in, in order. */
    holding(word) {
      const found = [];
      let k = 0;
      for (let at = all.indexOf(word); at >= 0 && k < texts.length; at = all.indexOf(word, starts[k])) {
        while (starts[k + 1] <= at) k++;
        found.push(k++);
      }
      return found;
    },
  };
}

export function createSearch(story) {
  const { events, actors, reports, articles, claims } = story;
  let hay = null;
  let vocabulary = null;
  let last = { query: null };
  let told = []; // events that are told otherwise than in the end
  let odd = []; // those of when the heaps were made
  let retold = new Map(); // what stands for an event, where the heap may hold other words

  const labelled = (i) => `${folded(events.label[i])}\n${story.kinds[events.kind[i]]}`;

  function haystacks() {
    if (!hay) odd = told;
    hay ??= {
      labels: heap(events.label.map((_, i) => labelled(i))),
      names: heap(actors.name.map((name, i) => folded([name, ...actors.aliases[i]].join('\n')))),
      titles: heap(articles.title.map((title, i) => folded(title || articles.id[i]))),
      said: null,
    };
    return hay;
  }

  const heaps = () => Object.values(haystacks()).filter(Boolean);

  /** Every word that stands anywhere, to find what was meant; built when something is not found. */
  function everyWord() {
    if (!vocabulary || (hay.said && !vocabulary.quoted)) {
      const found = new Set();
      for (const { all } of heaps()) for (const word of all.match(/[\p{L}\p{N}]{3,}/gu) ?? []) found.add(word);
      const list = [...found].sort();
      vocabulary = { list, letters: Int32Array.from(list, letters), quoted: !!hay.said };
    }
    return vocabulary;
  }

  /** A typed word and what may be meant by it: itself if it stands anywhere, else its neighbours. */
  function meant(word) {
    if (heaps().some(({ all }) => all.includes(word))) return [word];
    const most = FAR[word.length] ?? 2;
    if (!most) return [word];
    const { list, letters: each } = everyWord();
    const own = letters(word);
    const near = [];
    for (let k = 0; k < list.length; k++) {
      if (Math.abs(list[k].length - word.length) > most || bitsOf(own ^ each[k]) > 2 * most) continue;
      const far = slips(word, list[k], most);
      if (far <= most) near.push([far, list[k]]);
    }
    near.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    return near.length ? near.filter(([far]) => far === near[0][0]).slice(0, MOST_NEAR).map(([, each]) => each) : [word];
  }

  /** The words of a query, each with what it may mean; asked for again and again, so kept. */
  function read(query) {
    if (!query.trim()) return [];
    const key = `${query}\n${!!haystacks().said}`;
    if (last.key !== key) {
      const all = folded(query).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      // What an apostrophe or a stop leaves over says nothing: "harbour's", "U.S. ports".
      const typed = all.some((word) => word.length > 1) ? all.filter((word) => word.length > 1) : all;
      last = { key, words: typed.map((word) => ({ word, meant: meant(word), held: new Map() })) };
    }
    return last.words;
  }

  /** The events whose labels or kinds hold a word, as they are told now. */
  function labels(word) {
    const found = hay.labels.holding(word);
    if (!retold.size) return found;
    return found.filter((i) => !retold.has(i)).concat([...retold].flatMap(([i, text]) => (text.includes(word) ? [i] : [])));
  }

  /** Which texts of a heap hold a word or what is meant by it; looked up once. */
  function holding(which, { meant: each, held }) {
    if (!held.has(which)) {
      const lists = each.map((word) => (which === 'labels' ? labels(word) : hay[which].holding(word)));
      held.set(which, lists.length > 1 ? [...new Set(lists.flat())] : lists[0]);
    }
    return held.get(which);
  }

  /** A column of events: 1 where every word stands in its label or kind, with somebody in it, or over an article. */
  function matching(query) {
    const fits = new Uint8Array(story.n).fill(1);
    for (const word of read(query)) {
      const here = new Uint8Array(story.n);
      for (const i of holding('labels', word)) here[i] = 1;
      for (const actor of holding('names', word)) for (const i of story.eventsOf(actor)) here[i] = 1;
      const over = new Uint8Array(articles.id.length);
      for (const article of holding('titles', word)) over[article] = 1;
      for (let i = 0; i < story.n; i++) {
        if (fits[i] && !here[i]) fits[i] = Number(events.reports[i].some((report) => over[reports.article[report]]));
      }
    }
    return fits;
  }

  /** The best of those that all the words stand in, by how well they fit and then by `weight`. */
  function best(which, asked, most, weight, may = () => true) {
    const [first, ...others] = asked;
    const found = [];
    const better = (a, b) => a[0] - b[0] || a[1] - b[1] || b[2] - a[2];
    const rest = others.map((word) => new Set(holding(which, word)));
    for (const k of holding(which, first)) {
      if (!may(k) || !rest.every((held) => held.has(k))) continue;
      const text = (which === 'labels' && retold.get(k)) || hay[which].texts[k];
      const points = asked.reduce((sum, { meant: each }) => sum + each.reduce((top, word) => Math.max(top, hit(text, word)), 0), 0);
      const one = [points, weight(k), k];
      if (found.length === most && better(one, found[most - 1]) <= 0) continue;
      found.push(one);
      found.sort((a, b) => better(b, a));
      found.length = Math.min(found.length, most);
    }
    return found.map(([, , k]) => k);
  }

  return {
    matching,
    /** What was typed and stands nowhere, with what is shown instead. */
    corrected: (query) => read(query).filter(({ word, meant: each }) => each[0] !== word),
    /** Takes in that these events are told otherwise than in the end. */
    retell(changed) {
      told = changed;
      last = { query: null };
      retold = new Map([...changed, ...odd].map((i) => [i, labelled(i)]));
    },
    /** Takes the quotations in, once the texts are there. */
    hear(texts) {
      haystacks().said ??= heap(claims.content.map((spans, k) =>
        folded(spans.map(([start, end]) => texts[claims.article[k]].slice(start, end)).join(' … '))));
    },
    /** Gathers all words before anything is misspelt. */
    learn: everyWord,
    /** The foremost of each sort that the words fit. */
    find(query, most = 6) {
      const asked = read(query);
      if (!asked.length) return { actors: [], events: [], claims: [], articles: [] };
      return {
        actors: best('names', asked, most, (k) => story.eventsOf(k).length, (k) => actors.named[k] && story.eventsOf(k).length > 0),
        events: best('labels', asked, most, (k) => events.importance[k], (k) => !story.untold[k]),
        claims: hay.said ? best('said', asked, most, (k) => -hay.said.texts[k].length, (k) => story.out(claims.article[k])) : [],
        articles: best('titles', asked, most, (k) => story.articleEvents[k].length, story.out),
      };
    },
  };
}
