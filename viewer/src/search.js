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

/** Two for a word's start, one for its middle, none where it does not stand. */
function hit(text, word) {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  return at === 0 || text[at - 1] === ' ' || text[at - 1] === '\n' || text.includes(` ${word}`) ? 2 : 1;
}

export function createSearch(story) {
  const { events, actors, reports, articles, claims } = story;
  let hay = null;
  let said = null;
  let words = null;
  let last = { query: null };

  function haystacks() {
    hay ??= {
      labels: events.label.map((label, i) => `${folded(label)}\n${story.kinds[events.kind[i]]}`),
      names: actors.name.map((name, i) => folded([name, ...actors.aliases[i]].join('\n'))),
      titles: articles.title.map((title, i) => folded(title || articles.id[i])),
    };
    return hay;
  }

  /** Every word that stands anywhere, to find what was meant; built when something is not found. */
  function vocabulary() {
    if (!words || (said && !words.quoted)) {
      const { labels, names, titles } = haystacks();
      const found = new Set();
      for (const texts of [labels, names, titles, said ?? []]) {
        for (const text of texts) for (const word of text.match(/[\p{L}\p{N}]{3,}/gu) ?? []) found.add(word);
      }
      words = { list: [...found].sort(), quoted: !!said };
    }
    return words.list;
  }

  const stands = (word) => Object.values(haystacks()).some((texts) => texts.some((text) => text.includes(word)))
    || !!said?.some((text) => text.includes(word));

  /** A typed word and what may be meant by it: itself if it stands anywhere, else its neighbours. */
  function meant(word) {
    if (stands(word)) return [word];
    const most = FAR[word.length] ?? 2;
    if (!most) return [word];
    const near = vocabulary().map((each) => [slips(word, each, most), each]).filter(([far]) => far <= most);
    near.sort((a, b) => a[0] - b[0] || (a[1] < b[1] ? -1 : 1));
    return near.length ? near.filter(([far]) => far === near[0][0]).slice(0, MOST_NEAR).map(([, each]) => each) : [word];
  }

  /** The words of a query, each with what it may mean; asked for again and again, so kept. */
  function read(query) {
    const key = `${query}\n${!!said}`;
    if (last.key !== key) {
      const typed = folded(query).split(/\s+/).filter(Boolean);
      last = { key, words: typed.map((word) => ({ word, meant: meant(word) })) };
    }
    return last.words;
  }

  const score = (text, asked) => {
    let sum = 0;
    for (const { meant: each } of asked) {
      const best = each.reduce((most, word) => Math.max(most, hit(text, word)), 0);
      if (!best) return 0;
      sum += best;
    }
    return sum;
  };

  /** Which of some texts hold a word, as a column of yes and no. */
  const holding = (texts, { meant: each }) => Uint8Array.from(texts, (text) => Number(each.some((word) => text.includes(word))));

  /** A column of events: 1 where every word stands in its label or kind, with somebody in it, or over an article. */
  function matching(query) {
    const asked = read(query);
    const fits = new Uint8Array(story.n).fill(1);
    if (!asked.length) return fits;
    const { labels, names, titles } = haystacks();
    for (const word of asked) {
      const [label, name, title] = [holding(labels, word), holding(names, word), holding(titles, word)];
      for (let i = 0; i < story.n; i++) {
        if (!fits[i] || label[i]) continue;
        fits[i] = Number(story.eventActors[i].some((actor) => name[actor])
          || events.reports[i].some((report) => title[reports.article[report]]));
      }
    }
    return fits;
  }

  /** The best of `count` things, by how well the words fit and then by `weight`. */
  function best(count, text, weight, asked, most) {
    const found = [];
    for (let k = 0; k < count; k++) {
      const points = score(text(k), asked);
      if (points) found.push([points, weight(k), k]);
    }
    found.sort((a, b) => b[0] - a[0] || b[1] - a[1] || a[2] - b[2]);
    return found.slice(0, most).map(([, , k]) => k);
  }

  return {
    matching,
    /** What was typed and stands nowhere, with what is shown instead. */
    corrected: (query) => read(query).filter(({ word, meant: each }) => each[0] !== word),
    /** Takes the quotations in, once the texts are there. */
    hear(texts) {
      said ??= claims.content.map((spans, k) =>
        folded(spans.map(([start, end]) => texts[claims.article[k]].slice(start, end)).join(' … ')));
    },
    /** The foremost of each sort that the words fit. */
    find(query, most = 6) {
      const asked = read(query);
      if (!asked.length) return { actors: [], events: [], claims: [], articles: [] };
      const { labels, names, titles } = haystacks();
      const told = (k) => !story.untold[k];
      return {
        actors: best(actors.id.length, (k) => (actors.named[k] ? names[k] : ''), (k) => story.eventsOf(k).length, asked, most),
        events: best(story.n, (k) => (told(k) ? labels[k] : ''), (k) => events.importance[k], asked, most),
        claims: said ? best(said.length, (k) => said[k], (k) => -said[k].length, asked, most) : [],
        articles: best(titles.length, (k) => titles[k], (k) => story.articleEvents[k].length, asked, most),
      };
    },
  };
}
