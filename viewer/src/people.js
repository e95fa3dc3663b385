/** An actor's page: names, posts in time, events, what they said and what was said of them. */

import { dateWords, dayWords } from './dates.js';
import { bdi, el, swatch } from './dom.js';
import { outletAndDate, quoted, speaker } from './reader.js';
import { rulingsOn } from './rulings.js';
import { count, counted, oneLine, roleWords, sentenceCase, statusTag } from './words.js';

const MOST = 40; // of a list, before the reader asks for more
const ALIASES = 10;
const COMPANY = 12; // others who are named

export function createPeople({ store, story, select, openActor, openClaim, corrections, close }) {
  const { state } = store;
  const { actors, events, claims } = story;

  /** A list that shows some and the rest when asked. */
  function longList(items, make) {
    const list = el('ul', { class: 'brief' });
    let shown = 0;
    const more = el('button', { type: 'button', class: 'quiet' });
    const fill = () => {
      list.append(...items.slice(shown, shown + MOST).map(make));
      shown = Math.min(items.length, shown + MOST);
      more.hidden = shown >= items.length;
      more.textContent = `Show more (${count(items.length - shown)} left)`;
    };
    more.addEventListener('click', fill);
    fill();
    return [list, more];
  }

  const eventItem = (i) => {
    const status = story.statuses[events.status[i]];
    const tag = statusTag(status, !!events.negated[i]);
    return el('li', {}, el('button', { type: 'button', class: 'brief-item', onclick: () => select(i) },
      el('span', { class: 'brief-date' }, swatch(events.kind[i]), dateWords(story.when(i), true),
        tag && el('span', { class: `tag ${status}`, text: tag })),
      el('span', { class: 'brief-label' },
        !!events.claimed[i] && el('span', { class: 'said', title: 'Only claimed: somebody says so', text: '” ' }),
        bdi(oneLine(events.label[i], 300)))));
  };

  const claimItem = (texts, withSpeaker) => (k) => el('li', {},
    el('button', { type: 'button', class: 'brief-item', onclick: () => openClaim(k) },
      el('span', { class: 'brief-date' }, withSpeaker && bdi(`${speaker(story, k)} – `), bdi(outletAndDate(story, claims.article[k], true))),
      bdi(oneLine(quoted(story, k, texts), 400), { class: 'brief-label quotation' })));

  /** A post with the days on which articles say that somebody has it. */
  function tenure([title, organisation, first, last, former]) {
    const post = organisation ? `${title}, ${organisation}` : title;
    const when = first === null && last === null ? ''
      : state.known !== null && last > state.known ? `first so called on ${dayWords(first, true)}`
        : first === last ? `so called on ${dayWords(first, true)}`
          : `so called from ${dayWords(first, true)} to ${dayWords(last, true)}`;
    return el('li', { class: 'tenure' }, bdi(sentenceCase(oneLine(post, 200))),
      former && !(state.known !== null && last > state.known) ? el('span', { class: 'tag', text: 'former' }) : null, el('span', { class: 'aside', text: ` ${when}` }));
  }

  /** Those who take part in most events with this one, with what they did to each other. */
  function company(actor, own) {
    const shared = new Map();
    for (const i of own) {
      for (const other of story.eventActors[i]) {
        if (other === actor || !actors.named[other]) continue;
        if (shared.has(other)) shared.get(other).push(i);
        else shared.set(other, [i]);
      }
    }
    return [...shared].sort((a, b) => b[1].length - a[1].length || a[0] - b[0]).slice(0, COMPANY);
  }

  /** Who did it and whom it was done to, counted: "protest 2, vote; 2 towards them, 1 from them". */
  function dealings(actor, other, shared) {
    const has = (i, wanted, who) => events.roles[i].some((role, k) => k % 2 === 0
      && roleWords(story.roles[role]) === wanted && events.roles[i][k + 1] === who);
    const onto = (from, to) => shared.filter((i) => has(i, 'Who', from) && has(i, 'Whom or what', to)).length;
    const [out, back] = [onto(actor, other), onto(other, actor)];
    const kinds = new Map();
    for (const i of shared) kinds.set(events.kind[i], (kinds.get(events.kind[i]) ?? 0) + 1);
    const named = [...kinds].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 3)
      .map(([kind, n]) => `${oneLine(story.kinds[kind], 40)}${n > 1 ? ` ${n}` : ''}`).join(', ');
    const ways = [out ? `${out} towards them` : '', back ? `${back} from them` : ''].filter(Boolean).join(', ');
    return [named, ways].filter(Boolean).join('; ');
  }

  const companion = (actor) => ([other, shared]) => el('li', { class: 'companion' },
    el('button', { type: 'button', class: 'chip', title: 'Open this actor’s page', onclick: () => openActor(other) }, bdi(oneLine(actors.name[other], 120))),
    el('button', {
      type: 'button', class: 'ground', title: 'Show what both take part in',
      onclick: () => store.set({ view: 'timeline', actors: new Set([actor, other]), selected: -1, actor: -1 }),
    }, `${counted(shared.length, 'event')}: ${dealings(actor, other, shared)}`));

  function standing(rows) {
    if (!rows.length) return null;
    const [[, rank, of, others, shared], ...stretches] = rows;
    const then = stretches.map(([stretch, place]) => `in ${stretch} no. ${place}`);
    const whole = `No. ${rank} of ${of} by PageRank, with ${counted(shared, 'event')} shared with ${counted(others, 'other')}`;
    return el('p', { class: 'aside', text: [whole, ...then].join('; ') });
  }

  const told = (k) => story.out(claims.article[k]);

  const section = (title, ...what) => el('section', {}, el('h3', { class: 'small-head', text: title }), ...what);

  async function render(pane, actor, still) {
    const name = oneLine(actors.name[actor], 200);
    const others = story.called(actor);
    const own = story.eventsOf(actor);
    const beside = company(actor, own);
    const tenures = actors.tenures[actor].filter(([, , first]) => state.known === null || (first !== null && first <= state.known));
    const body = el('section', { class: 'card alone person' },
      el('p', { class: 'kicker', text: sentenceCase(actors.kind[actor]) }),
      el('h2', { class: 'headline', id: 'pane-title', tabindex: '-1' }, bdi(name)),
      others.length ? el('p', { class: 'aside' }, 'Also called ',
        bdi(others.slice(0, ALIASES).map((alias) => oneLine(alias, 120)).join('; ')),
        others.length > ALIASES ? ` and ${count(others.length - ALIASES)} more` : '') : null,
      state.known === null ? standing(actors.standings[actor]) : null,
      ...rulingsOn(story, 'actor', actor),
      el('p', { class: 'person-acts' },
        el('button', {
          type: 'button', onclick: () => store.set({ view: 'timeline', actors: new Set([actor]), selected: -1, actor: -1 }),
          text: 'Only this actor’s events',
        }),
        actors.x[actor] !== null && el('button', {
          type: 'button', onclick: () => store.set({ view: 'actors', circle: true }), text: 'Their circle in the network',
        })),
      corrections.forActor(actor),
      tenures.length ? section('Posts', el('ul', {}, ...tenures.map(tenure))) : null,
      beside.length ? section('With whom', el('ul', {}, ...beside.map(companion(actor)))) : null,
      section(counted(own.length, 'event'), ...longList(own, eventItem)));
    pane.replaceChildren(el('div', { class: 'pane-bar' }, el('span', { class: 'small-head', text: 'Actor' }),
      el('button', { type: 'button', class: 'quiet', 'aria-label': 'Close', title: 'Close', onclick: close, text: '✕' })), body);
    const texts = await story.texts();
    if (!still()) return;
    const said = story.claimsBy(actor).filter(told);
    const of = story.claimsAbout(actor).filter(told);
    if (said.length) body.append(section(`What they said: ${count(said.length)}`, ...longList(said, claimItem(texts, false))));
    if (of.length) body.append(section(`What was said of them: ${count(of.length)}`, ...longList(of, claimItem(texts, true))));
  }

  return { render };
}
