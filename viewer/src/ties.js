/** Who is tied to whom by the events that are chosen and on view, and by what. */

import { oneLine, roleWords } from './words.js';

/**
 * @param {(i: number) => boolean} shown which events count
 * @returns {{events: Map<number, number>, ties: Map<string, {left: number, right: number, events: number[]}>}}
 */
export function tiesOf(story, shown) {
  const events = new Map();
  const ties = new Map();
  for (let i = 0; i < story.n; i++) {
    if (!shown(i)) continue;
    const cast = story.eventActors[i].filter((actor) => story.actors.named[actor] && story.actors.x[actor] !== null).sort((a, b) => a - b);
    for (const actor of cast) events.set(actor, (events.get(actor) ?? 0) + 1);
    for (let a = 0; a < cast.length; a++) {
      for (let b = a + 1; b < cast.length; b++) {
        const key = `${cast[a]} ${cast[b]}`;
        const tie = ties.get(key);
        if (tie) tie.events.push(i);
        else ties.set(key, { left: cast[a], right: cast[b], events: [i] });
      }
    }
  }
  return { events, ties };
}

/** How many of a tie's events are of which kind, the commonest first. */
function byKind(story, { events }) {
  const counts = new Map();
  for (const i of events) counts.set(story.events.kind[i], (counts.get(story.events.kind[i]) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
}

/** The kind of most of a tie's events. */
export const kindOf = (story, tie) => byKind(story, tie)[0][0];

/** Its kinds in words: "protest 2", "vote". */
export const kindsOf = (story, tie) => byKind(story, tie).slice(0, 4)
  .map(([kind, n]) => `${oneLine(story.kinds[kind], 40)}${n > 1 ? ` ${n}` : ''}`);

/** Above zero if the left one did more to the right one than the other way round, below if less. */
export function wayOf(story, { left, right, events }) {
  const { roles } = story.events;
  const plays = (i, part, actor) => roles[i].some((role, k) => k % 2 === 0 && roles[i][k + 1] === actor && roleWords(story.roles[role]) === part);
  const did = (from, to) => events.filter((i) => plays(i, 'Who', from) && plays(i, 'Whom or what', to)).length;
  return did(left, right) - did(right, left);
}

/** The foremost actors, and of their ties the strongest of each, all of the chosen one's. */
export function foremost({ events, ties }, most, each, chosen) {
  const ranked = [...events].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([actor]) => actor);
  const kept = new Set(ranked.slice(0, most));
  const strongest = [...ties.values()].sort((a, b) => b.events.length - a.events.length || a.left - b.left || a.right - b.right);
  if (chosen >= 0) {
    kept.add(chosen);
    for (const { left, right } of strongest) {
      if (left === chosen) kept.add(right);
      else if (right === chosen) kept.add(left);
    }
  }
  const taken = new Map();
  const drawn = strongest.filter((tie) => {
    if (!kept.has(tie.left) || !kept.has(tie.right)) return false;
    if (tie.left === chosen || tie.right === chosen) return true;
    const [a, b] = [taken.get(tie.left) ?? 0, taken.get(tie.right) ?? 0];
    if (a >= each && b >= each) return false;
    taken.set(tie.left, a + 1);
    taken.set(tie.right, b + 1);
    return true;
  });
  return { ranked, shown: ranked.filter((actor) => kept.has(actor)).concat(chosen >= 0 && !events.has(chosen) ? [chosen] : []), drawn };
}

/** One actor and those who share events with them, the closest first, with all ties among them. */
export function circleOf({ events, ties }, actor, most) {
  const near = new Map();
  for (const { left, right, events: shared } of ties.values()) {
    if (left === actor) near.set(right, shared.length);
    else if (right === actor) near.set(left, shared.length);
  }
  const ranked = [...near].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([other]) => other);
  const shown = [actor, ...ranked.slice(0, most)];
  const inside = new Set(shown);
  const all = [...events].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([each]) => each);
  return { ranked: all, shown, drawn: [...ties.values()].filter(({ left, right }) => inside.has(left) && inside.has(right)) };
}
