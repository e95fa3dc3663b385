/** What stands against what: the accounts of a contradiction side by side, and who gives each. */

import { dayWords } from './dates.js';
import { bdi, el } from './dom.js';
import { outletName, quoted, speaker } from './reader.js';
import { counted, oneLine } from './words.js';

const ABOUT = {
  number: 'How many', date: 'When', place: 'Where', role: 'Who', status: 'Whether it happened', claim: 'What is so', order: 'What came first',
};

/** The reports and claims of an account that are out, on the day as of which the story is shown. */
const told = ({ accounts, reports, claims, out }, k) => ({
  ofReports: accounts.reports[k].filter((report) => out(reports.article[report])),
  ofClaims: accounts.claims[k].filter((claim) => out(claims.article[claim])),
});

/** Who gives an account: the outlets, each once, and people who are quoted. */
function givers(story, k) {
  const { reports, claims } = story;
  const { ofReports, ofClaims } = told(story, k);
  const outlets = ofReports.filter((report) => reports.claim[report] < 0)
    .map((report) => outletName(story, reports.article[report]) ?? 'an article of no known outlet');
  const people = [...ofClaims, ...ofReports.map((report) => reports.claim[report]).filter((claim) => claim >= 0)]
    .map((claim) => `${speaker(story, claim)} (in ${outletName(story, claims.article[claim]) ?? 'an article'})`);
  return [...new Set([...outlets, ...people])];
}

/**
 * Nothing, where fewer than two accounts are told yet.
 * @param {number} contradiction
 * @param {string[]} texts of the articles
 * @param {{openReport(report: number): void, openClaim(claim: number): void}} act
 */
export function sideBySide(story, contradiction, texts, { openReport, openClaim }) {
  const { contradictions, accounts } = story;
  const account = (k) => {
    const { ofReports, ofClaims } = told(story, k);
    const [[report], [claim]] = [ofReports, ofClaims];
    const from = new Set([...ofReports.map((each) => story.reports.article[each]), ...ofClaims.map((each) => story.claims.article[each])]);
    const since = accounts.earliest[k] === null ? '' : `, first told ${dayWords(accounts.earliest[k], true)}`;
    return el('li', { class: 'account' },
      el('p', { class: 'account-says' }, bdi(oneLine(accounts.says[k], 200))),
      ...givers(story, k).slice(0, 4).map((giver) => el('p', { class: 'says' }, bdi(oneLine(giver, 160)))),
      el('p', { class: 'aside', text: counted(Math.min(accounts.sources[k], from.size), 'independent source') + since }),
      report !== undefined
        ? el('button', { type: 'button', class: 'account-open', onclick: () => openReport(report), text: 'Show the sentence' })
        : claim !== undefined ? el('button', {
          type: 'button', class: 'account-open', title: oneLine(quoted(story, claim, texts), 300), onclick: () => openClaim(claim), text: 'Show the words',
        }) : null);
  };
  const all = contradictions.accounts[contradiction].filter((k) => Object.values(told(story, k)).some((each) => each.length));
  if (all.length < 2) return null;
  const doubt = contradictions.sure[contradiction] ? '' : ' – or these are two different events';
  return el('section', { class: 'against' },
    el('h4', { text: `${ABOUT[contradictions.about[contradiction]] ?? 'What is so'}: told differently${doubt}` }),
    el('ul', { class: 'accounts' }, ...all.map(account)));
}
