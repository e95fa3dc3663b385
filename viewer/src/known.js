/** The slider "as known on": the story as far as it had been published on a day, and its growth. */

import { dayWords } from './dates.js';
import { byId, el } from './dom.js';

const PACE = 420; // ms a step
const STEPS = 60;

export function createKnown({ store, recall }) {
  const { state } = store;
  const button = byId('known-button');
  const row = byId('known-row');
  const slider = byId('known');
  const play = byId('known-play');
  let timer = 0;

  // Days on which something was published; anything between them is the same as the day before.
  const days = recall.days;
  const place = (day) => days.findLastIndex((each) => each <= day);

  function stop() {
    clearInterval(timer);
    timer = 0;
    play.textContent = 'Play';
  }

  const set = (k) => store.set({ known: days[Math.max(0, Math.min(k, days.length - 1))] });

  function start() {
    if (place(state.known) >= days.length - 1) set(0);
    play.textContent = 'Pause';
    const by = Math.max(1, Math.ceil(days.length / STEPS));
    timer = setInterval(() => {
      const k = place(state.known);
      if (state.known === null || k >= days.length - 1) stop();
      else set(k + by);
    }, PACE);
  }

  button.addEventListener('click', () => {
    stop();
    store.set({ known: state.known === null ? days.at(-1) : null });
    if (state.known !== null) slider.focus();
  });
  slider.addEventListener('input', () => {
    stop();
    set(Number(slider.value));
  });
  play.addEventListener('click', () => (timer ? stop() : start()));
  button.hidden = days.length < 2;
  slider.max = String(days.length - 1);

  return {
    /** In other views says what day it is, and how to get back to all; there the story does not play. */
    elsewhere() {
      const away = state.known !== null && state.view !== 'timeline';
      const box = byId('known-notice');
      box.hidden = !away;
      if (!away) return;
      stop();
      box.replaceChildren(
        el('span', { class: 'only-words', text: `As known on ${dayWords(state.known)}; what was published later is left out` }),
        el('button', { type: 'button', onclick: () => store.set({ view: 'timeline' }), text: 'Back to the slider' }),
        el('button', { type: 'button', onclick: () => store.set({ known: null }), text: 'Show all that is known' }));
    },
    render() {
      const on = state.known !== null && days.length > 1;
      row.hidden = !on;
      button.setAttribute('aria-pressed', String(on));
      if (!on) return stop();
      const k = Math.max(0, place(state.known));
      slider.value = String(k);
      const words = dayWords(state.known);
      slider.setAttribute('aria-valuetext', words);
      const without = recall.undated ? `; articles without a date (${recall.undated}) are left out` : '';
      byId('known-words').textContent = `As known on ${words}${without}`;
    },
  };
}
