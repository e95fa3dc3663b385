/** The list of actors beside their network: by how many events they have, with a search among them. */

import { bdi, byId, el } from './dom.js';
import { count, counted, folded, oneLine, sentenceCase } from './words.js';

const CHUNK = 200;

export function createActors({ store, story, results, openActor }) {
  const box = byId('actor-list');
  const search = byId('actor-search');
  const { state } = store;
  const { actors } = story;
  let found = [];
  let made = 0;

  const item = ([actor, n]) => el('li', {},
    el('button', {
      type: 'button', class: 'article-item actor-item', id: `actor-${actor}`, onclick: () => openActor(actor),
      'aria-current': actor === state.actor ? 'true' : null,
    },
    el('span', { class: 'article-from', text: sentenceCase(actors.kind[actor]) }),
    el('span', { class: 'article-title' }, bdi(oneLine(actors.name[actor], 160))),
    el('span', { class: 'article-count', text: counted(n, 'event') })));

  function more() {
    box.append(...found.slice(made, made + CHUNK).map(item));
    made = Math.min(found.length, made + CHUNK);
  }

  function fill() {
    const counts = new Map();
    for (const list of [results.dated, results.undated]) {
      for (const i of list) for (const actor of story.eventActors[i]) counts.set(actor, (counts.get(actor) ?? 0) + 1);
    }
    const words = folded(search.value).split(/\s+/).filter(Boolean);
    const hay = (actor) => folded([actors.name[actor], ...actors.aliases[actor]].join('\n'));
    found = [...counts].filter(([actor]) => actors.named[actor] && words.every((word) => hay(actor).includes(word)))
      .sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    made = 0;
    box.replaceChildren();
    more();
    byId('actor-total').textContent = `${count(found.length)} named ${found.length === 1 ? 'actor' : 'actors'}`;
  }

  search.addEventListener('input', fill);
  box.addEventListener('scroll', () => {
    if (made < found.length && box.scrollTop + box.clientHeight > box.scrollHeight - 1200) more();
  }, { passive: true });

  return {
    render() {
      if (state.view === 'actors') fill();
    },
    /** Marks whose page is open. */
    mark() {
      box.querySelector('[aria-current]')?.removeAttribute('aria-current');
      byId(`actor-${state.actor}`)?.setAttribute('aria-current', 'true');
    },
  };
}
