/** Search and the four filters: each a button that opens a list of choices with their counts. */

import { bdi, byId, el, swatch } from './dom.js';
import { FACETS } from './facets.js';
import { count, counted, folded } from './words.js';

const MOST = 150; // choices shown at once; the rest are found by typing
const MANY = 12; // from here on a list has a box to type in

export function createFilters({ store, story, results }) {
  const { state } = store;
  const { facets } = results;
  let open = null;

  const button = (facet) => byId(`filter-${facet}`);
  const panel = (facet) => byId(`choices-${facet}`);

  function toggle(facet, value) {
    const chosen = new Set(state[facet]);
    if (!chosen.delete(value)) chosen.add(value);
    store.set({ [facet]: chosen });
  }

  function choice(facet, value, n) {
    const id = `${facet}-${value}`;
    return el('label', { class: 'choice', for: id },
      el('input', {
        type: 'checkbox', id, checked: state[facet].has(value),
        onchange: () => toggle(facet, value),
      }),
      facets[facet].swatch && swatch(value),
      bdi(facets[facet].name(value), { class: 'choice-name' }),
      el('span', { class: 'choice-count', text: count(n) }));
  }

  /** The choices by how many events they leave; what is chosen stays, even at none. */
  function fill(facet) {
    const counts = results.counts(state, facet);
    for (const value of state[facet]) if (!counts.has(value)) counts.set(value, 0);
    const typed = folded(panel(facet).querySelector('input[type=search]')?.value ?? '');
    const found = [...counts]
      // "A docker" is an actor too, but nobody looks for him by that name.
      .filter(([value]) => facet !== 'actors' || story.actors.named[value] || state[facet].has(value))
      .map(([value, n]) => ({ value, n, name: facets[facet].name(value) }))
      .filter(({ name }) => !typed || folded(name).includes(typed))
      .sort((a, b) => state[facet].has(b.value) - state[facet].has(a.value) || b.n - a.n
        || (a.name < b.name ? -1 : 1));
    const list = panel(facet).querySelector('.choices');
    const focused = document.activeElement?.id;
    list.replaceChildren(...found.slice(0, MOST).map(({ value, n }) => choice(facet, value, n)));
    if (found.length > MOST) {
      list.append(el('p', { class: 'hint', text: `${count(found.length - MOST)} more: type a name to find them.` }));
    }
    if (!found.length) list.append(el('p', { class: 'hint', text: 'None' }));
    if (focused && list.contains(byId(focused))) byId(focused).focus();
  }

  function show(facet) {
    if (open && open !== facet) hide();
    open = facet;
    const box = panel(facet);
    box.replaceChildren(
      ...(facets[facet].ids.length > MANY ? [el('input', {
        type: 'search', 'aria-label': `Find in ${facets[facet].title.toLowerCase()}`, placeholder: 'Type to find',
        oninput: () => fill(facet),
      })] : []),
      ...(facets[facet].hint ? [el('p', { class: 'hint', text: facets[facet].hint })] : []),
      el('div', { class: 'choices', role: 'group', 'aria-label': facets[facet].title }),
    );
    box.hidden = false;
    button(facet).setAttribute('aria-expanded', 'true');
    fill(facet);
    keepInside(box);
    box.querySelector('input')?.focus();
  }

  /** A panel that would stick out on the right is pushed back in. */
  function keepInside(box) {
    box.style.left = '0px';
    const over = box.getBoundingClientRect().right - document.documentElement.clientWidth + 8;
    if (over > 0) box.style.left = `${-over}px`;
  }

  function hide(refocus = false) {
    if (!open) return;
    panel(open).hidden = true;
    button(open).setAttribute('aria-expanded', 'false');
    if (refocus) button(open).focus();
    open = null;
  }

  for (const facet of FACETS) {
    button(facet).addEventListener('click', () => (open === facet ? hide() : show(facet)));
  }
  document.addEventListener('pointerdown', (event) => {
    if (open && !event.target.closest('.filter')) hide();
  });
  byId('filters').addEventListener('focusout', (event) => {
    if (open && event.relatedTarget && !event.relatedTarget.closest('.filter')) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && open) {
      event.stopPropagation();
      hide(true);
    }
  }, true);

  const search = byId('search');
  byId('reset').addEventListener('click', () => {
    store.set({ query: '', only: null, ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])) });
    search.focus();
  });

  return {
    renew() {
      if (search.value.trim() !== state.query) search.value = state.query;
      let chosenAny = state.query !== '' || state.only !== null;
      for (const facet of FACETS) {
        const chosen = [...state[facet]];
        chosenAny ||= chosen.length > 0;
        const what = chosen.length === 1 ? facets[facet].name(chosen[0]) : chosen.length ? count(chosen.length) : '';
        button(facet).replaceChildren(
          el('span', { class: 'filter-title', text: chosen.length ? `${facets[facet].title}:` : facets[facet].title }),
          ...(what ? [bdi(what, { class: 'filter-what' })] : []));
        button(facet).classList.toggle('on', chosen.length > 0);
      }
      byId('reset').hidden = !chosenAny;
      byId('count').textContent = `${count(results.total)} of ${counted(story.n, 'event')}`;
      if (!open) return;
      fill(open);
      keepInside(panel(open)); // its button may have grown, and moved into another row
    },
  };
}
