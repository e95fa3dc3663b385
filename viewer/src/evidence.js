/**
 * The pane beside the timeline: one event and the sentences it rests on, one article, or – with nothing
 * chosen – the story in brief.
 */

import { sideBySide } from './accounts.js';
import { dateWords, dayWords, precisionWords } from './dates.js';
import { bdi, byId, el, swatch } from './dom.js';
import { articleHead, articleTitle, because, citation, fillReader, outletAndDate, outletName, speaker } from './reader.js';
import { rulingsOn } from './rulings.js';
import { basisWords, counted, oneLine, roleWords, sentenceCase, statusTag, statusWords } from './words.js';

const BRIEF = 11;

export function createEvidence({ store, story, results, select, step, close, openActor, openClaim, corrections, people }) {
  const pane = byId('pane');
  const { state } = store;
  const { events, reports, actors } = story;
  let asked = 0; // the latest rendering; an older one that waited for the texts gives up

  const chip = (actor) => el('button', {
    type: 'button', class: `chip ${actors.kind[actor]}`, title: 'Open this actor’s page',
    onclick: () => openActor(actor),
  }, bdi(oneLine(actors.name[actor], 200)));

  /** Participants by their part, and the place. */
  function parts(i) {
    const groups = new Map();
    const add = (words, actor) => groups.set(words, (groups.get(words) ?? new Set()).add(actor));
    const roles = events.roles[i];
    for (let j = 0; j < roles.length; j += 2) add(roleWords(story.roles[roles[j]]), roles[j + 1]);
    if (events.place[i] >= 0) add('Where', events.place[i]);
    return ['Who', 'Whom or what', 'Also', 'Where'].filter((words) => groups.has(words)).map((words) =>
      fact(words, el('span', { class: 'chips' }, ...[...groups.get(words)].map(chip))));
  }

  const fact = (name, ...what) => el('div', { class: 'fact' }, el('dt', { text: name }), el('dd', {}, ...what));

  /** Opens the event of a report, at that report. */
  function openReport(report) {
    const event = story.eventOfReport[report];
    if (event >= 0) select(event, events.reports[event].indexOf(report));
  }

  function facts(i) {
    const when = story.when(i);
    const dated = when.earliest !== null || when.latest !== null;
    const status = statusWords(story.statuses[events.status[i]], { negated: !!events.negated[i], claimed: !!events.claimed[i] });
    const how = [precisionWords(when), dated ? basisWords(story.bases[events.basis[i]]) : null].filter(Boolean);
    return el('dl', { class: 'facts' },
      fact('When', el('span', { class: 'strong', text: dateWords(when) }),
        events.edtf[i] && el('code', { title: 'The date in EDTF (ISO 8601-2)', text: oneLine(events.edtf[i], 60) }),
        el('span', { class: 'aside', text: how.join('; ') }),
        ...because(story.grounds[i], openReport)),
      fact('Status', el('span', { text: status }),
        events.claimed[i] ? el('span', { class: 'aside', text: '” only claimed: every report of it is in somebody’s words' }) : null),
      ...parts(i),
      fact('Told by', el('span', { text: sourcesWords(i) }), ...later(i)),
      events.reasons[i].length ? fact('Why it matters',
        el('span', { class: 'aside', text: sentenceCase(events.reasons[i].map((reason) => oneLine(reason, 200)).join('; ')) })) : null);
  }

  /** How many tell of it, and how many of these independently. */
  function sourcesWords(i) {
    const told = new Set(events.reports[i].map((report) => reports.article[report]));
    const copied = [...told].filter((article) => story.copies.article.includes(article)).length;
    const copies = copied ? `, ${copied} of them ${copied === 1 ? 'a copy' : 'copies'} of an earlier one` : '';
    return `${counted(told.size, 'article')}${copies}; ${counted(Math.min(events.sources[i], told.size), 'independent source')}`;
  }

  /** With the story as of a day, what was told later is said to be left out, not shown. */
  function later(i) {
    if (state.known === null) return [];
    return [el('span', { class: 'aside', text: `As known on ${dayWords(state.known)}; what was published later is left out` })];
  }

  /** The rules that the kind and status of a report rest on, and why it was joined with the others. */
  function rulesOf(report) {
    const { joins, rules } = story;
    const of = (numbers) => numbers.map((rule) => oneLine(rules[rule], 200)).join('; ');
    const joined = joins.left.flatMap((left, k) =>
      ((left === report || joins.right[k] === report) && [left, joins.right[k]].every((each) => story.out(reports.article[each])) ? [k] : []));
    return el('details', { class: 'rules' }, el('summary', { text: 'Why it is read so' }),
      el('ul', {},
        el('li', { text: sentenceCase(of(reports.why[report])) }),
        ...joined.slice(0, 6).map((k) => {
          const other = joins.left[k] === report ? joins.right[k] : joins.left[k];
          return el('li', {}, el('button', { type: 'button', class: 'ground', onclick: () => openReport(other) },
            'One event with what ', bdi(outletAndDate(story, reports.article[other], true)), ` tells: ${of(joins.reasons[k])} (${joins.score[k]})`));
        })));
  }

  /** Who says so: the speaker of the claim and the words that mark it, else the outlet itself. */
  function saysSo(report) {
    const claim = reports.claim[report];
    if (claim < 0) {
      return el('span', { class: 'says' }, bdi(outletName(story, reports.article[report]) ?? 'The article'), ' says so');
    }
    const words = story.claims.cue[claim];
    const cue = words ? el('span', {}, ' (“', bdi(oneLine(words, 80)), '”)') : null;
    return el('span', { class: 'says' }, el('span', { class: 'said', text: '” ' }), bdi(speaker(story, claim)), ' says so', cue);
  }

  function reportItem(report, k, texts) {
    const article = reports.article[report];
    const [start, end] = reports.span[report];
    const own = story.statuses[reports.status[report]];
    const button = el('button', {
      type: 'button', class: 'report', 'data-keep': `report-${k}`, 'aria-current': k === state.report ? 'true' : null,
      onclick: () => store.set({ report: k }),
    },
    el('span', { class: 'report-from' }, bdi(citation(story, report)),
      own !== 'happened' && el('span', { class: `tag ${own}`, text: own })),
    saysSo(report),
    el('span', { class: 'report-words' }, bdi(texts[article].slice(start, end))));
    return el('li', {}, button);
  }

  const bar = (...left) => el('div', { class: 'pane-bar' }, ...left,
    el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', title: 'Close', onclick: close, text: '✕' }));

  async function renderEvent(i, ticket) {
    const kind = story.kinds[events.kind[i]];
    const card = el('section', { class: 'card' },
      el('p', { class: 'kicker' }, swatch(events.kind[i]), bdi(sentenceCase(oneLine(kind, 60)))),
      el('h2', { class: 'event-label', id: 'pane-title', tabindex: '-1' }, bdi(oneLine(events.label[i], 12000))),
      facts(i), ...rulingsOn(story, 'event', i));
    const head = el('div', { class: 'reader-head' });
    const reader = el('div', { class: 'reader', role: 'region', 'aria-label': 'Evidence in the article', tabindex: '0' });
    const earlier = el('button', { type: 'button', class: 'quiet', 'data-keep': 'earlier', onclick: () => step(-1), text: '‹ Previous' });
    const later = el('button', { type: 'button', class: 'quiet', 'data-keep': 'later', onclick: () => step(1), text: 'Next ›' });
    const above = bar(earlier, later);
    const keep = pane.contains(document.activeElement) ? document.activeElement.dataset.keep : null;
    above.append(bdi(oneLine(events.label[i], 200), { class: 'bar-label', 'aria-hidden': 'true' }));
    pane.replaceChildren(above, card, head, reader);
    keepFocus(keep);
    const texts = await story.texts();
    if (ticket !== asked) return;
    card.append(...story.disputes[i].map((k) => sideBySide(story, k, texts, { openReport, openClaim })).filter(Boolean));
    const all = events.reports[i];
    const report = all[state.report] ?? all[0];
    const sources = new Set(all.map((each) => reports.article[each])).size;
    if (all.length > 1) {
      const title = `${counted(all.length, 'report')} in ${counted(sources, 'article')}`;
      card.append(el('h3', { class: 'small-head', text: title }),
        el('ol', { class: 'reports' }, ...all.map((each, k) => reportItem(each, k, texts))));
      keepFocus(keep);
      showReport(card);
    }
    card.append(corrections.forEvent(i));
    if (report === undefined) {
      reader.append(el('p', { class: 'aside', text: 'No report of it was kept.' }));
      return;
    }
    const article = reports.article[report];
    head.append(el('p', { class: 'evidence-says' }, saysSo(report)), articleHead(story, article, 'h3', report), rulesOf(report));
    fillReader(reader, texts[article], {
      span: reports.span[report], trigger: reports.trigger[report], when: reports.when[report],
    });
  }

  /** The pane is made anew for every report; who moves through it by keyboard stays where they were. */
  function keepFocus(name) {
    if (name) pane.querySelector(`[data-keep="${name}"]`)?.focus({ preventScroll: true });
  }

  /** Keeps the open report in sight in the list of reports, unless it is the first. */
  function showReport(card) {
    const current = card.querySelector('.report[aria-current]');
    if (!state.report || !current) return;
    card.scrollTop += current.getBoundingClientRect().bottom - card.getBoundingClientRect().bottom + 12;
  }

  async function renderArticle(article, ticket) {
    const own = story.articleEvents[article];
    const list = el('ul', { class: 'brief' }, ...own.map((i) => briefItem(i, reportIn(i, article))));
    const reader = el('section', { class: 'reader whole', 'aria-label': 'Article', tabindex: '0' }, articleHead(story, article, 'h2'));
    const heading = counted(own.length, 'event');
    const kin = el('div', {}, ...kinship(article), ...rulingsOn(story, 'article', article));
    reader.append(kin);
    reader.append(own.length ? el('details', { class: 'article-events', open: own.length <= 3 },
      el('summary', { text: `${heading} in this article` }), list)
      : el('p', { class: 'aside', text: 'No event was found in this article.' }));
    pane.replaceChildren(bar(el('span', { class: 'small-head', text: 'Article' })), reader);
    const texts = await story.texts();
    if (ticket !== asked) return;
    kin.append(...silence(article));
    const [span = null, ...others] = shown(article);
    fillReader(reader, texts[article], { silent: story.silent[article], span, others });
  }

  /** The words that an article was opened for: those of a claim, or a sentence that told of nothing. */
  function shown(article) {
    if (state.claim >= 0 && story.claims.article[state.claim] === article) return story.claims.content[state.claim];
    return story.silent[article].slice(state.gap, state.gap + 1);
  }

  /** What an article copies or corrects, and what copies or corrects it. */
  function kinship(article) {
    const { copies, corrections: corrected } = story;
    const line = (words, other, why) => el('p', { class: 'kinship' }, words,
      el('button', { type: 'button', class: 'ground', onclick: () => store.set({ article: other, selected: -1 }) }, bdi(articleTitle(story, other))),
      el('span', { class: 'aside', text: ` ${why}` }));
    return [
      ...copies.article.flatMap((each, k) => {
        const why = `(${Math.round(copies.share[k] * 100)} % the same words)`;
        if (each === article) return [line('Prints the words of ', copies.original[k], why)];
        return copies.original[k] === article ? [line('Its words are printed by ', each, why)] : [];
      }),
      ...corrected.article.flatMap((each, k) => {
        if (each === article) return [line('Corrects ', corrected.corrected[k], `(${oneLine(corrected.reason[k], 200)})`)];
        return corrected.corrected[k] === article ? [line('Corrected by ', each, `(${oneLine(corrected.reason[k], 200)})`)] : [];
      }),
    ];
  }

  /** How much of an article gave nothing; the sentences are marked in its text. */
  function silence(article) {
    const n = story.silent[article].length;
    return n ? [el('p', { class: 'aside', text: `${counted(n, 'sentence')} of it told of no event; ${n === 1 ? 'it is' : 'they are'} underlined with dots.` })] : [];
  }

  const reportIn = (i, article) => Math.max(0, events.reports[i].findIndex((each) => reports.article[each] === article));

  const briefItem = (i, report = 0) => el('li', {},
    el('button', { type: 'button', class: 'brief-item', onclick: () => select(i, report) },
      el('span', { class: 'brief-date' }, swatch(events.kind[i]), dateWords(story.when(i), true), briefStatus(i)),
      el('span', { class: 'brief-label' },
        !!events.claimed[i] && el('span', { class: 'said', title: 'Only claimed: somebody says so', text: '” ' }),
        bdi(oneLine(events.label[i], 300)))));

  /** A plan must not look like a fact here either. */
  function briefStatus(i) {
    const status = story.statuses[events.status[i]];
    const tag = statusTag(status, !!events.negated[i]);
    return tag && el('span', { class: `tag ${status}`, text: tag });
  }

  /** Nothing chosen: the most important events in the order of time, so that the pane is never empty. */
  function renderBrief() {
    const top = [...results.byImportance.slice(0, BRIEF)].sort((a, b) => a - b);
    pane.replaceChildren(el('section', { class: 'card alone' },
      el('h2', { class: 'headline', id: 'pane-title', text: story.n ? 'In brief' : 'Nothing to show yet' }),
      el('p', { class: 'aside', text: introduction(top.length) }),
      el('ul', { class: 'brief' }, ...top.map((i) => briefItem(i)))));
  }

  function introduction(shown) {
    if (!story.n) return 'No event was found in these articles. The articles themselves can be read under Articles.';
    if (!results.total) return 'No event fits the search and filters.';
    if (!shown) return 'None of these events has a date. They are listed under Undated.';
    return 'What matters most here, in the order of time. Choose any event to read the sentence it rests on.';
  }

  return {
    render() {
      const ticket = ++asked;
      const article = state.view === 'timeline' ? -1 : state.article;
      pane.classList.toggle('open', state.selected >= 0 || article >= 0 || state.actor >= 0);
      if (state.selected >= 0) return renderEvent(state.selected, ticket);
      if (state.actor >= 0 && state.article < 0) return people.render(pane, state.actor, () => ticket === asked);
      if (article >= 0) {
        return renderArticle(article, ticket);
      }
      return renderBrief();
    },
  };
}

