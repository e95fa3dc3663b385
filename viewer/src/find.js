/** The search box: it filters the events, and offers actors, events, quotations and articles by name. */

import { dateWords } from './dates.js';
import { announce, bdi, byId, el, swatch } from './dom.js';
import { articleTitle, outletAndDate, quoted, speaker } from './reader.js';
import { counted, oneLine, sentenceCase } from './words.js';

const WAIT = 90; // ms after the last key

export function createFind({ store, story, search, select, openActor, openArticle, openClaim }) {
  const { state } = store;
  const input = byId('search');
  const panel = byId('found');
  let options = [];
  let active = -1;
  let timer = 0;

  const sorts = {
    actors: ['Actors', (k) => [bdi(oneLine(story.actors.name[k], 120)),
      el('span', { class: 'aside', text: `${sentenceCase(story.actors.kind[k])}, ${counted(story.eventsOf(k).length, 'event')}` })], openActor],
    events: ['Events', (k) => [swatch(story.events.kind[k]), bdi(oneLine(story.events.label[k], 160)),
      el('span', { class: 'aside', text: dateWords(story.when(k), true) })], (k) => select(k)],
    claims: ['Quotations', (k, texts) => [bdi(`“${oneLine(quoted(story, k, texts), 200)}”`),
      el('span', { class: 'aside' }, bdi(speaker(story, k)))], openClaim],
    articles: ['Articles', (k) => [bdi(articleTitle(story, k)),
      el('span', { class: 'aside' }, bdi(outletAndDate(story, k, true)))], openArticle],
  };

  function show(open) {
    panel.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (!open) point(-1);
  }

  function point(k) {
    options[active]?.classList.remove('active');
    options[active]?.setAttribute('aria-selected', 'false');
    active = k;
    const option = options[k];
    if (option) {
      option.classList.add('active');
      option.setAttribute('aria-selected', 'true');
      option.scrollIntoView({ block: 'nearest' });
      input.setAttribute('aria-activedescendant', option.id);
    } else input.removeAttribute('aria-activedescendant');
  }

  function take(action, k) {
    show(false);
    action(k);
  }

  async function offer() {
    const query = input.value.trim();
    store.set({ query });
    const texts = await story.texts();
    search.hear(texts);
    if (input.value.trim() !== query || document.activeElement !== input) return;
    const found = search.find(query);
    options = [];
    const groups = Object.entries(sorts).filter(([sort]) => found[sort].length).map(([sort, [title, words, action]]) =>
      el('div', { role: 'group', 'aria-label': title },
        el('p', { class: 'small-head', 'aria-hidden': 'true', text: title }),
        ...found[sort].map((k) => {
          const option = el('div', {
            role: 'option', id: `found-${options.length}`, class: 'found', 'aria-selected': 'false',
            onpointerdown: (event) => event.preventDefault(), onclick: () => take(action, k),
          }, ...words(k, texts));
          options.push(option);
          return option;
        })));
    active = -1;
    const instead = search.corrected(query).map(({ word, meant }) => `“${word}” stands nowhere here; shown is ${meant.map((each) => `“${each}”`).join(', ')}`);
    panel.replaceChildren(...instead.map((words) => el('p', { class: 'hint', text: words })), ...groups);
    show(query !== '' && panel.childElementCount > 0);
    if (query) announce(`${counted(options.length, 'suggestion')}. ${instead.join('. ')}`);
  }

  // Who goes to the box will type: what has to be read for that is read before the first key.
  input.addEventListener('focus', async () => {
    search.hear(await story.texts());
    setTimeout(search.learn);
  }, { once: true });
  input.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(offer, WAIT);
  });
  input.addEventListener('keydown', (event) => {
    if (panel.hidden) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      // One place more than there are options: none of them, which is the words as they were typed.
      const rounds = options.length + 1;
      const k = (active + (event.key === 'ArrowDown' ? 1 : -1) + rounds) % rounds;
      point(k === options.length ? -1 : k);
    } else if (event.key === 'Enter' && active >= 0) options[active].click();
    else if (event.key === 'Enter') show(false);
    else if (event.key === 'Escape') {
      event.preventDefault(); // a search box would empty itself, and the filter with it
      event.stopPropagation();
      show(false);
    }
  });
  input.addEventListener('blur', () => show(false));

  return {
    renew() {
      if (input.value.trim() !== state.query) input.value = state.query;
    },
  };
}
