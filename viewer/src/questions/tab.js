/**
 * The Questions tab: a saved question and what it is told, or a query in one's own words; who answers
 * is Oxigraph, in a worker, on the same graph that a build writes.
 */

import { TO_BE_ASKED } from '../asked.js';
import { announce, el } from '../dom.js';
import { FACETS } from '../facets.js';
import { LEVELS } from '../state.js';
import { count, counted } from '../words.js';
import { answerTable, captionOf } from './answer.js';
import { refused } from './asking.js';
import { explained } from './broken.js';
import { createEditor } from './editor.js';
import { createEngine, Refused, Stopped } from './engine.js';
import { createForm } from './form.js';
import { bare, bound, parsed, wrong } from './saved.js';

const OWN = 'SELECT ?when ?event ?id WHERE {\n  ?id a sem:Event ; rdfs:label ?event ; dl:when ?when .\n}\nORDER BY ?when\nLIMIT 100\n';

export function createTab({ store, story, select, home, box, saved, startWorker, bytes }) {
  const { state } = store;
  const { prefixes, kinds } = saved;
  // On one line with the query's first, so that every line keeps its number.
  const declared = Object.entries(prefixes).map(([name, start]) => `PREFIX ${name}: <${start}> `).join('');
  const questions = new Map(Object.entries(saved.questions).map(([name, sparql]) => [name, parsed(name, sparql)]));
  const page = { store, story, select, prefixes };
  let shown = null; // the question that the tab shows, as the address has it
  let answer = null;
  let asking = 0;

  const choice = el('select', { id: 'question', onchange: chosen },
    el('option', { value: '', text: 'Your own, in SPARQL' }),
    ...[...questions.values()].sort((a, b) => (a.title < b.title ? -1 : 1))
      .map(({ name, title }) => el('option', { value: name, text: title })));
  const about = el('p', { class: 'about' });
  const fields = el('div', { class: 'fields' });
  const editorBox = el('div', { id: 'editor' });
  const own = el('details', { class: 'own', ontoggle: () => editor.measure() },
    el('summary', { text: 'The query in SPARQL' }), editorBox,
    el('p', { class: 'aside', id: 'editor-hint', text: `Ctrl+Enter (⌘ Enter) runs it; Tab leaves the editor. Known without being declared: ${Object.keys(prefixes).join(', ')}.` }));
  const run = el('button', { type: 'submit', id: 'run', class: 'main-button', text: 'Run' });
  const stop = el('button', { type: 'button', id: 'stop', onclick: () => engine.stop(), text: 'Stop' });
  const status = el('p', { id: 'question-status', class: 'aside' });
  const failure = el('p', { id: 'question-error', class: 'notice', role: 'alert', hidden: true });
  const csv = el('button', { type: 'button', id: 'save-csv', onclick: save, text: 'Save as CSV' });
  const onTimeline = el('button', { type: 'button', id: 'show-events', onclick: showEvents });
  const took = el('div', { class: 'took', hidden: true }, onTimeline, csv);
  const results = el('div', { id: 'answer', class: 'answer-holder', role: 'region', 'aria-label': 'Answer', tabindex: '0', hidden: true });

  box.replaceChildren(
    el('form', { class: 'ask', onsubmit: (event) => { event.preventDefault(); ask(); }, novalidate: true },
      el('label', { class: 'question-label', for: 'question', text: 'Ask the story' }), choice, about, fields, own,
      el('div', { class: 'ask-buttons' }, run, stop, status)),
    failure, took, results);

  const form = createForm({ box: fields, story, kinds, onchange: () => editor.set(current()) });
  const editor = createEditor({ box: editorBox, onedit: edited, onrun: ask });
  const engine = createEngine({ startWorker, bytes, tell });
  setInterval(() => { if (engine.is === 'reading' || engine.is === 'asking') tell(); }, 500);

  const question = () => questions.get(choice.value);
  /** The query as it would be asked now. */
  const current = () => (question() ? bare(bound(question(), form.values())) : editor.text());

  function present(name, values = {}) {
    choice.value = questions.has(name) ? name : '';
    about.textContent = question()?.about ?? '';
    about.hidden = !about.textContent;
    form.show(question(), values);
    if (question()) editor.set(current());
    own.open = !question() || own.open;
    complain(null);
  }

  function chosen() {
    const text = editor.text();
    present(choice.value);
    if (!choice.value) editor.set(text.trim() ? text : OWN);
    forget();
  }

  /** Who writes in a saved question makes it one of their own. */
  function edited() {
    if (choice.value) present('');
    complain(null);
  }

  function forget() {
    answer = null;
    results.hidden = took.hidden = true;
    results.replaceChildren();
  }

  function complain(said, at = null) {
    failure.hidden = !said;
    failure.textContent = said ?? '';
    editor.mark(at);
    if (at !== null) own.open = true;
  }

  function tell() {
    const seconds = Math.floor((performance.now() - engine.since) / 1000);
    const time = seconds ? `: ${seconds} s` : ' …';
    stop.disabled = engine.is !== 'reading' && engine.is !== 'asking';
    const words = {
      nothing: '',
      reading: `Reading the graph${time}${engine.quads ? `, ${count(engine.done)} of ${counted(engine.quads, 'fact')}` : ''}`,
      ready: `${counted(engine.quads, 'fact')} to ask`,
      asking: `Looking for the answer${time}`,
    }[engine.is];
    if (status.textContent !== words) status.textContent = words;
  }

  /** What is missing or wrong in the fields, said beside the first of them. */
  function misfit() {
    for (const parameter of question()?.parameters ?? []) {
      const said = wrong(parameter, form.values()[parameter.name] ?? '', kinds);
      if (!said) continue;
      form.mark(parameter.name);
      form.focus(parameter.name);
      return said;
    }
    form.mark(null);
    return null;
  }

  async function ask() {
    const sparql = current();
    if (engine.is === 'asking') engine.stop(); // who asks anew waits for no old answer
    forget();
    const no = misfit() ?? refused(sparql);
    complain(no);
    if (no) return null;
    shown = question() ? { name: choice.value, values: form.values() } : { sparql };
    // The events of the last answer are no answer to this; but a link may wait for those of this one.
    store.set({ asked: shown, only: state.only === TO_BE_ASKED ? TO_BE_ASKED : null });
    const ticket = ++asking;
    try {
      const found = await engine.ask(sparql, declared);
      if (ticket === asking) show(found);
    } catch (error) {
      if (ticket === asking) fail(error, sparql);
    }
    return answer;
  }

  function fail(error, sparql) {
    if (error instanceof Stopped) {
      status.textContent = 'Stopped. Nothing of its answer is shown.';
      announce(status.textContent);
    } else if (error instanceof Refused) {
      const { said, at } = explained(sparql, error.message, declared.length, prefixes);
      complain(said, at ?? null);
      if (at !== undefined && !question()) editor.focus();
    } else complain(`The query took more than the browser gives (${error.message}). Ask for less, with LIMIT or a narrower pattern, or ask it with “dateline query OUTPUT”.`);
  }

  function show(found) {
    answer = { ...found, known: found.events.map((id) => story.find.event.get(id)).filter((i) => i !== undefined) };
    results.replaceChildren(answerTable(answer, page));
    results.scrollTop = 0;
    results.hidden = took.hidden = false;
    onTimeline.hidden = !answer.known.length;
    onTimeline.textContent = `Show ${counted(answer.known.length, 'event')} on the timeline`;
    announce(captionOf(answer));
  }

  async function save() {
    const { text } = await engine.save();
    const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
    el('a', { href: url, download: `${choice.value || 'answer'}.csv` }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10_000);
  }

  /** Cuts the timeline down to the events of the answer, with the whole span in view and nothing else in the way. */
  function showEvents() {
    const only = new Set(answer.known);
    const level = Math.max(state.level, LEVELS.findIndex((most) => most >= only.size));
    const days = answer.known.filter(story.isDated);
    const dated = days.length > 0;
    const [first, last] = days.reduce(([a, b], i) => [Math.min(a, story.start[i]), Math.max(b, story.stop[i])], [Infinity, -Infinity]);
    const margin = Math.max(3, (last - first) * 0.05);
    const span = dated ? { from: first - margin, to: last + margin } : { from: home[0], to: home[1] };
    store.set({
      view: 'timeline', only, level, selected: -1, query: '', ...span, list: dated ? 'dated' : 'undated',
      known: null, ...Object.fromEntries(FACETS.map((facet) => [facet, new Set()])),
    });
  }

  /** Shows what the address names, and asks it: a link reopens what it was made of. */
  async function reopen() {
    shown = state.asked;
    const { name, values, sparql } = shown;
    present(name ?? '', values);
    if (!questions.has(name)) {
      editor.set(sparql ?? OWN);
      if (name) {
        complain(`There is no saved question “${name}”. Choose one of those above.`);
        return;
      }
    }
    const found = await ask();
    if (state.only === TO_BE_ASKED) store.set({ only: found ? new Set(found.known) : null });
  }

  tell();
  present('important');
  engine.start().catch((error) => { if (!(error instanceof Stopped)) complain(`The graph could not be read (${error.message}). Ask with “dateline query OUTPUT”.`); });

  return {
    async render() {
      if (state.asked && state.asked !== shown) await reopen();
    },
  };
}
