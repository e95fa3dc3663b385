/** Opens the page: loads the story, makes the views and tells them what changed. */

import { createActorCard } from './actor.js';
import { createActors } from './actors.js';
import { createArticles } from './articles.js';
import { createCorrections } from './corrections.js';
import { load } from './data.js';
import { civil, dateWords, dayWords, yearWords } from './dates.js';
import { announce, byId, el, framed } from './dom.js';
import { createEvidence } from './evidence.js';
import { FACETS } from './facets.js';
import { createFilters } from './filters.js';
import { createFind } from './find.js';
import { createKey } from './key.js';
import { createKnown } from './known.js';
import { createList } from './list.js';
import { createNetwork } from './network.js';
import { createOnly } from './only.js';
import { paint } from './palette.js';
import { createPeople } from './people.js';
import { createPrint } from './print.js';
import { createQuestions } from './questions.js';
import { createRecall } from './recall.js';
import { createResults } from './results.js';
import { createSearch } from './search.js';
import { createStrip } from './strip.js';
import { LANES, LEVELS, VIEWS, createState, createStore, fromHash, toHash } from './state.js';
import { createTakeAway, download } from './takeaway.js';
import { createTimeline } from './timeline.js';
import { extentOf, homeOf } from './window.js';
import { count, counted, oneLine, statusWords } from './words.js';

const touches = (changed, ...keys) => keys.some((key) => changed.has(key));

async function open() {
  const story = await load();
  const extent = extentOf(story);
  const home = homeOf(story, extent);
  const state = createState();
  if (matchMedia('(min-width: 1200px) and (min-height: 1000px)').matches) state.level = 1;
  Object.assign(state, fromHash(location.hash, story, home, state.level));
  const store = createStore(state);
  if (!story.dated && story.n) state.list = 'undated';
  const search = createSearch(story);
  const recall = createRecall(story);
  const results = createResults(story, search);
  recall.recall(state.known);
  search.retell(recall.changed());
  results.update(state);

  const select = (i, report = 0) => store.set({
    selected: i, report, list: story.isDated(i) ? 'dated' : 'undated',
    ...(state.view === 'articles' ? {} : { article: -1 }),
  });
  const openActor = (actor) => store.set({ actor, selected: -1, article: -1, claim: -1 });
  const openArticle = (article, claim = -1, gap = -1) => store.set({ view: 'articles', article, claim, gap, selected: -1, actor: -1 });
  const openClaim = (claim) => openArticle(story.claims.article[claim], claim);

  /** Closes what is open, the innermost first: an event of an actor's page leads back to that page. */
  function close() {
    if (state.selected >= 0) store.set({ selected: -1, report: 0 });
    else if (state.actor >= 0) store.set({ actor: -1 });
    else store.set({ article: -1, claim: -1, gap: -1 });
  }

  /** Goes to the next or previous event in the order of time, from the one chosen or the left edge. */
  function step(by) {
    const list = state.list === 'undated' ? results.undated : results.dated;
    if (!list.length) return;
    let k = list.indexOf(state.selected);
    if (k >= 0) k += by;
    else {
      const from = state.selected >= 0 ? state.selected : -1;
      k = list.findIndex((i) => (from >= 0 ? i > from : story.start[i] >= state.from));
      if (k < 0) k = list.length - 1;
      if (by < 0 && from >= 0) k -= 1;
    }
    if (k >= 0 && k < list.length) select(list[k]);
  }

  const shared = { store, story, results, search, recall, select, step, close, extent, home, openActor, openArticle, openClaim, download };
  shared.corrections = createCorrections(shared);
  shared.people = createPeople(shared);
  const timeline = createTimeline(shared);
  const list = createList(shared);
  const filters = createFilters(shared);
  const find = createFind(shared);
  const known = createKnown(shared);
  const network = createNetwork(shared);
  const strip = createStrip(shared);
  const actors = createActors(shared);
  const evidence = createEvidence(shared);
  const articles = createArticles(shared);
  const actorCard = createActorCard(shared);
  const questions = createQuestions(shared);
  const only = createOnly(shared);
  const key = createKey();
  createPrint(shared);
  createTakeAway({ ...shared, drawn: () => timeline.drawn() });

  function showView() {
    for (const view of VIEWS) {
      byId(`view-${view}`).hidden = state.view !== view;
      const tab = byId(`go-${view}`);
      if (state.view === view) tab.setAttribute('aria-current', 'page');
      else tab.removeAttribute('aria-current');
    }
    byId('filters').hidden = state.view !== 'timeline' && state.view !== 'actors';
    articles.render();
    actors.render();
    network.render();
    strip.render();
    questions.render();
  }

  function showLevel() {
    const slider = byId('level');
    const most = LEVELS[state.level];
    slider.value = String(state.level);
    const words = most === Infinity ? 'all' : count(most);
    byId('level-words').textContent = words;
    slider.setAttribute('aria-valuetext', most === Infinity ? 'all events' : `the ${words} most important`);
  }

  const save = debounced(() => {
    try {
      history.replaceState(null, '', toHash(state, story));
    } catch {
      // Some browsers keep a page on disk from changing its own address: the page works without.
    }
  }, 200);

  const follow = debounced(() => {
    list.follow();
    announce(`${dayWords(state.from)} to ${dayWords(state.to)}`);
  }, 150);

  store.on((changed) => {
    if (touches(changed, 'known')) {
      recall.recall(state.known);
      search.retell(recall.changed());
      timeline.forget();
      known.render();
    }
    if (touches(changed, 'query', 'only', 'known', ...FACETS)) {
      results.update(state);
      filters.renew();
      find.renew();
      actors.render();
      list.renew();
      actorCard.render();
      articles.render();
      only.render();
      announce(`${count(results.total)} of ${counted(story.n, 'event')}`);
    } else if (touches(changed, 'list')) list.renew();
    if (touches(changed, 'from', 'to')) follow();
    if (touches(changed, 'level')) showLevel();
    if (touches(changed, 'lanes')) byId('lanes').value = state.lanes;
    if (touches(changed, 'view') && state.view === 'timeline') timeline.reveal(state.selected);
    if (touches(changed, 'view', 'known')) known.elsewhere();
    if (touches(changed, 'view', 'article', 'asked')) showView();
    else if (touches(changed, 'query', 'only', 'known', 'from', 'to', 'actor', 'circle', ...FACETS)) {
      network.render();
      strip.render();
    }
    if (touches(changed, 'actor')) actors.mark();
    if (touches(changed, 'selected')) {
      list.reveal(state.selected);
      if (state.view === 'timeline') timeline.reveal(state.selected);
      if (state.selected >= 0) announce(described(state.selected));
    }
    const brief = state.selected < 0 && touches(changed, 'query', 'only', ...FACETS);
    if (brief || touches(changed, 'selected', 'report', 'view', 'article', 'actor', 'claim', 'gap', 'known')) evidence.render();
    timeline.redraw();
    save();
  });

  const described = (i) => [
    dateWords(story.when(i)), oneLine(story.events.label[i], 300),
    statusWords(story.statuses[story.events.status[i]], { negated: !!story.events.negated[i], claimed: !!story.events.claimed[i] }),
  ].join('. ');

  const system = matchMedia('(prefers-color-scheme: dark)');
  let wanted = null; // by the button; else the system decides
  function dress() {
    const dark = wanted ?? system.matches;
    document.documentElement.dataset.theme = dark ? 'dark' : 'light';
    byId('theme').textContent = dark ? 'Light' : 'Dark';
    byId('theme').setAttribute('aria-label', dark ? 'Use light colours' : 'Use dark colours');
    const colours = paint(story.kinds, dark);
    timeline.setPaint(colours);
    key.setPaint(colours);
    network.setPaint(colours);
    strip.setPaint(colours);
  }
  system.addEventListener('change', dress);
  byId('theme').addEventListener('click', () => {
    wanted = !(wanted ?? system.matches);
    dress();
  });

  byId('level').max = String(LEVELS.length - 1);
  byId('level').addEventListener('input', (event) => store.set({ level: Number(event.target.value) }));
  byId('lanes').append(...Object.entries(LANES).map(([value, words]) => el('option', { value, text: words })));
  byId('lanes').value = state.lanes;
  byId('lanes').addEventListener('change', (event) => store.set({ lanes: event.target.value }));
  byId('go-timeline').addEventListener('click', () => store.set({ view: 'timeline' }));
  byId('go-actors').addEventListener('click', () => store.set({ view: 'actors', selected: -1 }));
  byId('go-articles').addEventListener('click', () => store.set({ view: 'articles', selected: -1, actor: -1 }));
  byId('go-questions').addEventListener('click', () => store.set({ view: 'questions', selected: -1, article: -1, actor: -1 }));
  addEventListener('hashchange', () => store.set(fromHash(location.hash, story, home, state.level)));
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select')) return;
    if (event.key === 'n') step(1);
    else if (event.key === 'p') step(-1);
    else if (event.key === 'Escape') close();
    else if (event.key === '/' && state.view === 'timeline') {
      event.preventDefault();
      byId('search').focus();
    }
  });

  byId('timeline-section').hidden = !story.dated;
  byId('filters').classList.toggle('idle', !story.n);
  byId('summary').textContent = summary(story);
  dress();
  showLevel();
  filters.renew();
  find.renew();
  known.render();
  known.elsewhere();
  shared.corrections.render();
  actorCard.render();
  only.render();
  showView();
  timeline.resize();
  list.renew();
  if (state.selected >= 0) {
    if (!location.hash.includes('window=')) timeline.reveal(state.selected);
    list.reveal(state.selected);
  }
  await evidence.render();
  framed(() => {
    document.documentElement.dataset.ready = 'true';
  })();
}

function summary(story) {
  const size = `${counted(story.n, 'event')} in ${counted(story.articles.key.length, 'article')}`;
  if (!story.dated) return size;
  let last = -Infinity;
  let start = Infinity;
  for (let i = 0; i < story.n; i++) {
    if (!story.isDated(i)) continue;
    start = Math.min(start, story.start[i]);
    last = Math.max(last, Math.ceil(story.stop[i]) - 1);
  }
  const [first, final] = [civil(start)[0], civil(last)[0]];
  return `${size}, ${first === final ? yearWords(first) : `${yearWords(first)}–${yearWords(final)}`}`;
}

function debounced(work, delay) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };
}

open().catch((error) => {
  announce('');
  const box = byId('failed');
  box.hidden = false;
  box.textContent = `This page could not be opened by your browser: ${error.message}`;
  console.error(error);
});
