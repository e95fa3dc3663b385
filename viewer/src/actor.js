/** Who the chosen actors are: name, what they are, what else they are called. */

import { bdi, byId, el } from './dom.js';
import { counted, oneLine, sentenceCase } from './words.js';

const MOST = 8;

/** A list in words, shortened honestly. */
function some(items) {
  const shown = items.slice(0, MOST).map((item) => oneLine(item, 120)).join('; ');
  return items.length > MOST ? `${shown}; and ${items.length - MOST} more` : shown;
}

/** How central an actor is: over the whole story, and year by year or month by month. */
function standing(rows) {
  if (!rows.length) return null;
  const [[, rank, of, others, events], ...stretches] = rows;
  const whole = `no. ${rank} of ${of}, by ${counted(events, 'event')} shared with ${counted(others, 'other')}`;
  const then = stretches.map(([stretch, place]) => `in ${stretch} no. ${place}`);
  return el('span', { class: 'aside', title: 'Rank by PageRank over shared events that happened', text: `Central: ${[whole, ...then].join('; ')}` });
}

export function createActorCard({ store, story }) {
  const box = byId('actor-cards');
  const { actors } = story;

  function card(actor) {
    const others = story.called(actor);
    const posts = story.posts(actor);
    const without = () => {
      const rest = new Set(store.state.actors);
      rest.delete(actor);
      store.set({ actors: rest });
    };
    const name = oneLine(actors.name[actor], 200);
    return el('section', { class: 'actor-card', 'aria-label': 'Actor' },
      el('div', { class: 'actor-words' },
        el('h2', { class: 'actor-name' }, bdi(name)),
        el('span', { class: 'aside', text: sentenceCase(actors.kind[actor]) }),
        posts.length ? bdi(some(posts), { class: 'actor-post' }) : null,
        others.length ? el('span', { class: 'aside' }, 'Also called ', bdi(some(others))) : null,
        store.state.known === null ? standing(actors.standings[actor]) : null),
      el('button', { type: 'button', class: 'quiet', 'aria-label': `Show events without ${name} too`, title: 'Remove this filter', onclick: without, text: '✕' }));
  }

  return {
    render() {
      box.replaceChildren(...[...store.state.actors].map(card));
      box.hidden = !store.state.actors.size;
    },
  };
}
