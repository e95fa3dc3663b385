/** An article's text as it was read, with the evidence marked in it. */

import { dateWords, dayWords } from './dates.js';
import { bdi, el } from './dom.js';
import { oneLine, sentenceCase } from './words.js';

export const articleTitle = (story, article) =>
  oneLine(story.articles.title[article] || story.articles.id[article], 300);

export function outletName(story, article) {
  const outlet = story.articles.outlet[article];
  return outlet < 0 ? null : oneLine(story.outlets[outlet], 120);
}

/** A claim's words, as they stand in its article. */
export const quoted = (story, claim, texts) => story.claims.content[claim]
  .map(([start, end]) => texts[story.claims.article[claim]].slice(start, end)).join(' … ');

/** Who says a claim: an actor's name, the words of the article for somebody else, or that it does not say. */
export function speaker(story, claim) {
  const { says, name } = story.claims;
  const words = says[claim] >= 0 ? story.actors.name[says[claim]] : name[claim];
  return oneLine(words || 'Somebody the article does not name', 200);
}

/**
 * Why days are as narrow as they are, a line for each step; with `open`, each leads to its sentence.
 * @param {[string, number[]][]} grounds rules, with the numbers of the reports they are about
 * @param {((report: number) => void)|null} open
 */
export const because = (grounds, open = null) => grounds.map(([rule, reports]) => {
  const words = bdi(sentenceCase(oneLine(rule, 400)));
  if (!open || !reports.length) return el('span', { class: 'aside ground' }, words);
  return el('button', { type: 'button', class: 'aside ground', title: 'Show the sentence', onclick: () => open(reports[0]) }, words);
});

/** When an article without a date can have been published, by what it says; nothing of any other. */
function inferred(story, article) {
  const { publications } = story;
  const k = publications.article.indexOf(article);
  if (k < 0) return null;
  const [earliest, latest, edtf] = [publications.earliest[k], publications.latest[k], publications.edtf[k]];
  return el('p', { class: 'byline' }, `Published ${dateWords({ earliest, latest, edtf })}, by what it says.`,
    ...because(publications.grounds[k]));
}

/** "The Harbour Post, 14 March 2014" as far as it is known. */
export function outletAndDate(story, article, short = false) {
  const published = story.articles.published[article];
  return [outletName(story, article), published === null ? 'no date of publication' : dayWords(published, short)]
    .filter(Boolean).join(', ');
}

/** Where a report stands: outlet, day, and the page and paragraph of what has such. */
export const citation = (story, report) =>
  outletAndDate(story, story.reports.article[report], true) + place(story, report);

/** ", p. 3, para. 12" */
function place({ reports }, report) {
  const [page, paragraph] = [reports.page?.[report], reports.paragraph?.[report]]; // once the texts are there
  return `${page ? `, p. ${page}` : ''}${paragraph ? `, para. ${paragraph}` : ''}`;
}

/** What says on which day an article was published, and what says otherwise. */
function dated(story, article) {
  const [first, ...others] = story.articles.dates[article];
  if (!first) return null;
  const differ = others.filter(([day]) => day !== first[0]).map(([day, basis]) => `${dayWords(day)} by ${basis}`);
  return el('p', { class: 'byline' }, 'Dated by ', bdi(oneLine(first[1], 120)), differ.length ? bdi(oneLine(`; ${differ.join('; ')}`, 400)) : null);
}

/** An address is a link only if it leads to the web; anything else an article gives is mere text. */
function address(url) {
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return bdi(oneLine(url, 300), { class: 'address' });
  return el('a', { class: 'address', href: url, rel: 'noopener noreferrer', target: '_blank', text: oneLine(url, 300) });
}

export function articleHead(story, article, level = 'h3', report = null) {
  const { author, url, title, id, filed } = story.articles;
  const [section, filedIn] = filed?.[article] ?? [];
  return el('header', { class: 'article-head' },
    el(level, { class: 'headline' }, bdi(articleTitle(story, article))),
    el('p', { class: 'byline' },
      bdi(outletAndDate(story, article)),
      report === null ? null : place(story, report),
      author[article] && el('span', {}, ' · by ', bdi(oneLine(author[article], 120))),
      section && el('span', {}, ' · in ', bdi(oneLine(section, 120))),
      filedIn && el('span', {}, ' · filed in ', bdi(oneLine(filedIn, 120)))),
    dated(story, article),
    inferred(story, article),
    story.excerpts && el('p', { class: 'byline', text: 'Shown in excerpts: the sentences that something here rests on.' }),
    (url[article] || title[article]) && el('p', { class: 'byline' },
      url[article] ? address(url[article]) : bdi(oneLine(id[article], 200))));
}

/**
 * Splits a text at the ends of the spans to be marked. Positions are UTF-16 units, as the payload
 * gives them.
 * @param {{span?: number[], others?: number[][], trigger?: number[], when?: number[][], silent?: number[][]}} marks
 * @returns {{nodes: Node[], mark: HTMLElement|null}}
 */
export function marked(text, { span = null, others = [], trigger = null, when = [], silent = [] }) {
  const cuts = new Set([0, text.length]);
  for (const [start, end] of [span, trigger, ...others, ...when, ...silent].filter(Boolean)) {
    cuts.add(start);
    cuts.add(end);
  }
  const edges = [...cuts].filter((cut) => cut >= 0 && cut <= text.length).sort((a, b) => a - b);
  const within = (each, start, end) => each && each[0] <= start && end <= each[1];
  const nodes = [];
  let mark = null;
  let open = null;
  for (let k = 0; k + 1 < edges.length; k++) {
    const [start, end] = [edges[k], edges[k + 1]];
    const piece = text.slice(start, end);
    const isTrigger = within(trigger, start, end);
    const isWhen = when.some((each) => within(each, start, end));
    const isSilent = silent.some((each) => within(each, start, end));
    const node = isTrigger ? el('strong', { class: 'trigger', text: piece })
      : isWhen ? el('span', { class: 'when', title: 'The words that the date rests on', text: piece })
        : isSilent ? el('span', { class: 'silent', title: 'This sentence told of no event', text: piece })
          : document.createTextNode(piece);
    if (within(span, start, end) || others.some((each) => within(each, start, end))) {
      // Parts of a quotation that stand apart are marked apart.
      if (!open) {
        nodes.push(open = el('mark', { tabindex: '-1' }));
        mark ??= open;
      }
      open.append(node);
    } else {
      nodes.push(node);
      open = null;
    }
  }
  return { nodes, mark };
}

/** Puts a text into `box` and scrolls whatever scrolls around it so that the mark is in sight. */
export function fillReader(box, text, marks) {
  const { nodes, mark } = marked(text, marks);
  box.append(el('div', { class: 'text', dir: 'auto', lang: 'en' }, ...nodes));
  if (!mark) return;
  const scroller = getComputedStyle(box).overflowY === 'auto' ? box : box.closest('.pane');
  const from = mark.getBoundingClientRect().top - scroller.getBoundingClientRect().top;
  scroller.scrollTop += from - Math.max(16, (scroller.clientHeight - mark.offsetHeight) / 3);
}
