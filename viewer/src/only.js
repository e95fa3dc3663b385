/** Says that the timeline shows the events of an answer only, and leads back to it or to all of them. */

import { TO_BE_ASKED } from './asked.js';
import { byId, el } from './dom.js';
import { counted } from './words.js';

export function createOnly({ store }) {
  const { state } = store;
  const box = byId('only');
  const words = () => (state.only === TO_BE_ASKED ? 'Asking the question again …'
    : `Only the ${counted(state.only.size, 'event')} of an answer`);
  return {
    render() {
      box.hidden = !state.only;
      if (!state.only) return;
      box.replaceChildren(
        el('span', { class: 'only-words', text: words() }),
        el('button', { type: 'button', onclick: () => store.set({ view: 'questions', selected: -1, article: -1 }), text: 'Back to the question' }),
        el('button', { type: 'button', onclick: () => store.set({ only: null }), text: 'Show all events' }));
    },
  };
}
