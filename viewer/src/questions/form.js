/** The fields of a saved question: one for each thing that it has to be told, or may be. */

import { el } from '../dom.js';
import { oneLine, sentenceCase } from '../words.js';

const OFFERED = 400; // names in a list of suggestions; the rest can be typed

/** Names to choose from, the commonest first, for what a parameter is about. */
function offers(story, name) {
  const { actors } = story;
  if (name === 'storyline') return story.storylines?.label ?? [];
  if (!['actor', 'by', 'place'].includes(name)) return [];
  const events = new Float64Array(actors.id.length);
  for (const some of story.eventActors) for (const actor of some) events[actor]++;
  return actors.name.map((_, i) => i)
    .filter((i) => actors.named[i] && (actors.kind[i] === 'place') === (name === 'place'))
    .sort((a, b) => events[b] - events[a] || a - b)
    .map((i) => actors.name[i]);
}

export function createForm({ box, story, kinds, onchange }) {
  let inputs = new Map();

  function control(parameter, id) {
    const { name, type, required, standard } = parameter;
    const shared = { id, required, 'aria-describedby': `${id}-hint`, oninput: onchange, onchange };
    if (type === 'kind') {
      return [el('select', shared, !required && el('option', { value: '', text: 'Any' }),
        ...kinds.map((kind) => el('option', { value: kind, text: sentenceCase(kind) })))];
    }
    if (type === 'day') return [el('input', { ...shared, type: 'date', min: '0001-01-01', max: '9999-12-31' })];
    if (type === 'number') return [el('input', { ...shared, type: 'number', min: 0, max: 1e9, step: 1, placeholder: standard })];
    const names = [...new Set(offers(story, name).map((each) => oneLine(each, 120)))].slice(0, OFFERED);
    const list = names.length ? `${id}-names` : null;
    return [
      el('input', { ...shared, type: 'text', list, placeholder: standard && sentenceCase(standard), autocomplete: 'off', spellcheck: 'false' }),
      list && el('datalist', { id: list }, ...names.map((each) => el('option', { value: each }))),
    ];
  }

  function field(parameter) {
    const id = `told-${parameter.name}`;
    const [input, ...rest] = control(parameter, id);
    inputs.set(parameter.name, input);
    const without = parameter.standard && parameter.type !== 'number' ? `; without it ${parameter.standard}` : '';
    return el('div', { class: `field ${parameter.type}` },
      el('label', { for: id, text: sentenceCase(parameter.name) + (parameter.required ? '' : ' (optional)') }),
      input, ...rest,
      el('p', { class: 'aside', id: `${id}-hint`, text: sentenceCase(parameter.description) + without }));
  }

  return {
    /** Makes the fields of a question, or none, with these values in them. */
    show(question, values) {
      inputs = new Map();
      box.replaceChildren(...(question?.parameters ?? []).map(field));
      box.hidden = !inputs.size;
      for (const [name, input] of inputs) if (values[name]) input.value = values[name];
    },
    /** What has been told, by name; what is empty is left out. */
    values: () => Object.fromEntries([...inputs].map(([name, input]) => [name, input.value.trim()]).filter(([, value]) => value)),
    focus: (name) => inputs.get(name)?.focus(),
    mark(name) {
      for (const [each, input] of inputs) {
        if (each === name) input.setAttribute('aria-invalid', 'true');
        else input.removeAttribute('aria-invalid');
      }
    },
  };
}

