/**
 * A person's word on what is shown, as `corrections.yaml` takes it: entries are keyed to an article and
 * to words of it, never to ids. They are kept in the page until they are saved as a file; a page that
 * `dateline serve` gave out sends them to it.
 */

import { announce, bdi, byId, el } from './dom.js';
import { isEdtf } from './dates.js';
import { counted, oneLine, sentenceCase } from './words.js';

const KEPT = 'dateline-corrections-';
/** Where the server that gave the page out takes them, if it does. */
const SERVED = document.querySelector('meta[name="corrections"]')?.content ?? null;
const ACTOR_KINDS = ['person', 'organisation', 'place', 'product', 'financial', 'other'];

const ACTS = {
  event: {
    confirm: 'Confirm: checked, it is so', rename: 'Give it another label', 're-date': 'Give it another date',
    'wrong-kind': 'Give it another kind', merge: 'It is the same as another event', split: 'Take this report out of it',
    reject: 'Reject: it is no event',
  },
  actor: {
    confirm: 'Confirm: checked, it is so', rename: 'Give it another name', 'wrong-kind': 'Give it another kind',
    merge: 'It is the same as another actor', 'not-the-same': 'It is not the same as another actor', split: 'Take it out as it is named in one article',
  },
};
const HINTS = { rename: 'New name', 're-date': 'EDTF: 2014-03-09, 2014-03, ../2015', 'wrong-kind': 'Kind' };

/** Which occurrence of the words a place is, counted as the program counts: a name is not found within a longer one. */
function occurrence(text, start, end) {
  const words = text.slice(start, end);
  const letter = /[\p{L}\p{N}_]/u;
  const plain = words.split(/\s+/).map((each) => each.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('\\s+');
  const begin = letter.test(words[0]) ? '(?<![\\p{L}\\p{N}_])' : '';
  const close = letter.test(words.at(-1)) ? '(?![\\p{L}\\p{N}_])' : '';
  const places = [...text.matchAll(new RegExp(begin + plain + close, 'gu'))].map((found) => found.index);
  return { all: places.length, which: places.indexOf(start) + 1 };
}

/** A character as YAML writes it; JSON would make two of those beyond the first 65,536. */
function escaped(char) {
  const code = char.codePointAt(0).toString(16);
  return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
}

/** Every value in quotation marks as JSON has them, which YAML reads as the same words. */
export function yaml(entries) {
  const value = (text) => JSON.stringify(String(text)).replace(/[\u007f-\u{10ffff}]/gu, escaped);
  const one = ({ of, ...rest }) => {
    const [[first, act], ...others] = Object.entries(rest);
    const quotes = of.map((quote) => `  - {${Object.entries(quote).map(([key, each]) => `${key}: ${value(each)}`).join(', ')}}`);
    return [`- ${first}: ${value(act)}`, ...others.slice(0, 1).map(([key, each]) => `  ${key}: ${value(each)}`),
      '  of:', ...quotes, ...others.slice(1).map(([key, each]) => `  ${key}: ${value(each)}`)].join('\n');
  };
  return `${entries.map(one).join('\n')}\n`;
}

export function createCorrections({ store, story, search, download }) {
  const { events, reports, articles, actors } = story;
  // Of these articles alone: another story may be opened in the same window.
  const place = `${KEPT}${articles.key.length}-${articles.key[0]}-${articles.key.at(-1)}`;
  let { entries, saved } = kept();
  let author = '';
  let token = '';

  /** From an earlier visit in this window; some browsers keep nothing for a page on disk. */
  function kept() {
    try {
      return JSON.parse(sessionStorage.getItem(place)) ?? { entries: [], saved: false };
    } catch {
      return { entries: [], saved: false };
    }
  }

  function keep(are = false) {
    saved = are;
    try {
      sessionStorage.setItem(place, JSON.stringify({ entries, saved }));
    } catch {
      // Then they live as long as the page is open; the bar says how many wait to be saved.
    }
    render();
  }

  /** In an excerpt the words cannot be counted; `place` says which they are. */
  function quote(article, [start, end], place, texts) {
    const words = texts[article].slice(start, end);
    const { all, which } = story.excerpts ? { all: 2, which: place } : occurrence(texts[article], start, end);
    return { article: articles.id[article], words, ...(all > 1 && which ? { occurrence: which } : {}) };
  }

  const quotesOf = {
    event: (i, texts, report = events.reports[i][0]) => quote(reports.article[report], reports.trigger[report], reports.place[report], texts),
    actor: (k, texts, place = 0) => quote(actors.seen[k][place], actors.seen[k].slice(place + 1, place + 3), actors.seen[k][place + 3], texts),
  };
  const nameOf = { event: (i) => events.label[i], actor: (k) => actors.name[k] };

  /** The entry that a form says, or what it lacks. */
  async function entryOf(about, target, form) {
    const texts = await story.texts();
    const act = form.act.value;
    const of = [quotesOf[about](target, texts)];
    if (act === 'merge' || act === 'not-the-same') {
      if (form.other < 0) return { lacks: 'Choose the other one.' };
      of.push(quotesOf[about](form.other, texts));
    } else if (about === 'event' && act === 'split') {
      of[0] = quotesOf.event(target, texts, events.reports[target][store.state.report]);
    } else if (act === 'split') of[0] = quotesOf.actor(target, texts, Number(form.place.value));
    const to = act in HINTS ? form.to.value.trim() : '';
    if (act in HINTS && !to) return { lacks: 'Say what it should be.' };
    if (act === 're-date' && !isEdtf(to)) return { lacks: 'That is no date in EDTF. Write 2014-03-09, 2014-03, 2014, ../2015 or 2014-03-01/2014-03-13.' };
    if (!form.reason.value.trim()) return { lacks: 'Say why.' };
    if (!form.author.value.trim()) return { lacks: 'Say whose word it is.' };
    author = form.author.value.trim();
    return { entry: { do: act, about, of, ...(to ? { to } : {}), reason: form.reason.value.trim(), author } };
  }

  /** Sends an entry to the server that gave the page out; it is looked up there before it is written. */
  async function send(entry) {
    let answer;
    try {
      answer = await fetch(SERVED, {
        method: 'POST', headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` }, body: JSON.stringify(entry),
      });
    } catch {
      return 'The server does not answer. Start it again; nothing was written.';
    }
    const words = await answer.text();
    if (!answer.ok) return oneLine(words, 600);
    const { about, next } = JSON.parse(words);
    return oneLine(`Written, about ${about.join(' and ')}. ${next}`, 600);
  }

  function form(about, target) {
    const field = (label, control) => el('label', { class: 'field' }, el('span', { text: label }), control);
    const fields = { other: -1 };
    const single = about === 'event' && events.reports[target].length < 2;
    const places = about === 'actor' ? actors.seen[target].length / 4 : 0;
    const usable = Object.entries(ACTS[about]).filter(([act]) => act !== 'split' || (about === 'event' ? !single : places > 1));
    fields.act = el('select', { onchange: show }, ...usable.map(([act, words]) => el('option', { value: act, text: words })));
    fields.to = el('input', { type: 'text', autocomplete: 'off' });
    fields.place = el('select', {}, ...Array.from({ length: places }, (_, k) =>
      el('option', { value: 4 * k, text: oneLine(articles.title[actors.seen[target][4 * k]] ?? articles.id[actors.seen[target][4 * k]], 90) })));
    fields.reason = el('input', { type: 'text', autocomplete: 'off' });
    fields.author = el('input', { type: 'text', autocomplete: 'name', value: author });
    const token_ = el('input', { type: 'password', autocomplete: 'off', value: token });
    const choices = el('select', { size: 5, onchange: () => { fields.other = Number(choices.value); } });
    const finder = el('input', { type: 'search', placeholder: 'Type to find it', oninput: offer });
    const kinds = about === 'event' ? story.everyKind : ACTOR_KINDS;
    const kind = el('select', {}, ...kinds.map((each) => el('option', { value: each, text: sentenceCase(each) })));
    const rows = {
      to: field('To', fields.to), kind: field('To', kind), place: field('In the article', fields.place),
      other: el('div', { class: 'field' }, field('Which', finder), field('Found', choices)),
    };
    const message = el('p', { class: 'aside', role: 'status' });

    function offer() {
      const found = search.find(finder.value, 8)[`${about}s`].filter((each) => each !== target);
      choices.replaceChildren(...found.map((each) => el('option', { value: each, text: oneLine(nameOf[about](each), 120) })));
      fields.other = -1;
    }

    function show() {
      const act = fields.act.value;
      rows.to.hidden = act !== 'rename' && act !== 're-date';
      rows.kind.hidden = act !== 'wrong-kind';
      rows.other.hidden = act !== 'merge' && act !== 'not-the-same';
      rows.place.hidden = !(about === 'actor' && act === 'split');
      fields.to.placeholder = HINTS[act] ?? '';
    }

    async function add(event) {
      event.preventDefault();
      if (fields.act.value === 'wrong-kind') fields.to.value = kind.value;
      const { entry, lacks } = await entryOf(about, target, fields);
      if (lacks) {
        message.textContent = lacks;
        return;
      }
      if (SERVED) {
        token = token_.value;
        message.textContent = await send(entry);
        return;
      }
      entries.push(entry);
      keep();
      message.textContent = 'Kept. Save the corrections, and build again to follow them.';
      announce('Correction kept');
    }

    const box = el('form', { class: 'correct', onsubmit: add },
      field('What', fields.act), rows.to, rows.kind, rows.other, rows.place,
      field('Why', fields.reason), field('Your name', fields.author),
      SERVED && field('The server’s word (token)', token_),
      el('button', { type: 'submit', text: SERVED ? 'Write it' : 'Add this correction' }), message);
    show();
    return box;
  }

  const folded = (about) => (target) => {
    const details = el('details', { class: 'rules correcting' }, el('summary', { text: 'Correct this' }));
    details.addEventListener('toggle', () => {
      if (details.open && details.childElementCount === 1) details.append(form(about, target));
    });
    return details;
  };

  /** How many wait to be saved, and what they are. */
  function render() {
    const bar = byId('corrections');
    bar.hidden = !entries.length;
    if (!entries.length) return bar.replaceChildren();
    const unfolded = bar.querySelector('details')?.open;
    return bar.replaceChildren(
      el('details', { open: unfolded }, el('summary', { text: saved ? `${counted(entries.length, 'correction')} saved to a file` : `${counted(entries.length, 'correction')} not saved yet` }),
        el('ul', {}, ...entries.map((entry, k) => el('li', {},
          bdi(oneLine(`${entry.do}: “${entry.of.map(({ words }) => words).join('”, “')}”${entry.to ? ` → ${entry.to}` : ''}`, 200)),
          el('button', {
            type: 'button', class: 'quiet', text: 'Remove',
            onclick: () => {
              entries.splice(k, 1);
              keep();
            },
          }))))),
      el('button', {
        type: 'button', text: 'Save corrections',
        title: 'Saves corrections.yaml; put it into the folder of the articles, or its entries under those that are there, and build again',
        onclick: () => {
          download('corrections.yaml', 'text/yaml', yaml(entries));
          keep(true);
        },
      }),
      ...(saved ? [el('button', {
        type: 'button', class: 'quiet', text: 'Done with them', title: 'Takes them off this page; the file stays',
        onclick: () => {
          entries = [];
          keep();
        },
      })] : []));
  }

  return { forEvent: folded('event'), forActor: (k) => (actors.seen[k].length ? folded('actor')(k) : null), render };
}
