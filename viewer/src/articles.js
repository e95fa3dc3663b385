/** The list of articles, with how many events each tells of, and a search among them. */

import { bdi, byId, el } from './dom.js';
import { articleTitle, outletAndDate, outletName } from './reader.js';
import { count, counted, folded, oneLine } from './words.js';

const CHUNK = 300; // made at a time: the next ones when the reader comes near the end

export function createArticles({ store, story, openArticle }) {
  const box = byId('article-list');
  const search = byId('article-search');
  const { state } = store;
  const { articles } = story;
  const gaps = byId('gaps');
  let order = [];
  let found = order;
  let made = -1;
  let asOf = null;

  const showsGaps = () => gaps.checked && story.texts.now() !== null;

  const item = (article) => el('li', {},
    el('button', {
      type: 'button', class: 'article-item', id: `article-${article}`,
      onclick: () => openArticle(article),
    },
    el('span', { class: 'article-from' }, bdi(outletAndDate(story, article, true))),
    el('span', { class: 'article-title' }, bdi(articleTitle(story, article))),
    el('span', { class: 'article-count', text: counted(story.articleEvents[article].length, 'event') })),
    showsGaps() && silence(article));

  /** The sentences of an article that told of no event, each leading to its place. */
  const silence = (article) => el('ul', { class: 'gaps' }, ...story.silent[article].map(([start, end], k) =>
    // A lone quotation mark is no sentence that anything could be told in.
    /\p{L}/u.test(story.texts.now()[article].slice(start, end)) && el('li', {},
      el('button', { type: 'button', class: 'ground', onclick: () => openArticle(article, -1, k) },
        bdi(oneLine(story.texts.now()[article].slice(start, end), 300))))).filter(Boolean));

  function more() {
    box.append(...found.slice(made, made + CHUNK).map(item));
    made = Math.min(found.length, made + CHUNK);
  }

  function sort() {
    const day = (article) => articles.published[article] ?? Infinity;
    order = articles.key.map((_, article) => article).sort((a, b) => (day(a) === day(b) ? a - b : day(a) - day(b)));
  }

  function fill() {
    if (made < 0) sort();
    asOf = state.known;
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const fits = (article) => {
      const hay = folded(`${articleTitle(story, article)}\n${articles.id[article]}\n${outletName(story, article) ?? ''}`);
      return words.every((word) => hay.includes(word));
    };
    const out = order.filter(story.out);
    found = words.length ? out.filter(fits) : out;
    if (showsGaps()) found = found.filter((article) => story.silent[article].length);
    made = 0;
    box.replaceChildren();
    more();
    const all = counted(articles.key.length, 'article');
    byId('article-total').textContent = found.length < articles.key.length || showsGaps() ? `${count(found.length)} of ${all}` : all;
    mark();
  }

  function mark() {
    box.querySelector('[aria-current]')?.removeAttribute('aria-current');
    const place = found.indexOf(state.article);
    while (place >= made) more();
    const current = byId(`article-${state.article}`);
    current?.setAttribute('aria-current', 'true');
    current?.scrollIntoView({ block: 'nearest' });
  }

  gaps.parentElement.hidden = story.excerpts; // then there is nothing to show of them
  search.addEventListener('input', fill);
  gaps.addEventListener('change', async () => {
    await story.texts();
    fill();
  });
  const nearEnd = (scroller) => scroller.scrollTop + scroller.clientHeight > scroller.scrollHeight - 1500;
  const onScroll = (scroller) => () => {
    if (state.view === 'articles' && made < found.length && nearEnd(scroller)) more();
  };
  box.addEventListener('scroll', onScroll(box), { passive: true });
  addEventListener('scroll', onScroll(document.documentElement), { passive: true }); // narrow windows

  return {
    /** Nobody pays for the list before opening it, or for another day before looking at it again. */
    render() {
      if (state.view !== 'articles') return;
      if (made < 0 || asOf !== state.known) fill();
      else mark();
    },
  };
}
