/** What a person ruled, in words: who, what and why. */

import { bdi, el } from './dom.js';
import { oneLine } from './words.js';

const ACTS = {
  merge: 'made one of several',
  'not-the-same': 'said that this is not the same as another',
  split: 'took words out of this',
  rename: 'named this',
  're-date': 'dated this',
  'wrong-kind': 'put the kind right',
  reject: 'rejected this',
  confirm: 'checked this',
};

/** @param {'event'|'actor'|'article'} about */
export function rulingsOn(story, about, i) {
  const { rulings } = story;
  return story.ruled(about, i).map((k) => {
    const value = rulings.value[k] ? [': ', el('b', {}, bdi(oneLine(rulings.value[k], 200)))] : [];
    return el('p', { class: 'ruling' },
      bdi(oneLine(rulings.by[k], 120)), ` ${ACTS[rulings.act[k]] ?? rulings.act[k]}`, ...value,
      el('span', { class: 'aside' }, ' – ', bdi(oneLine(rulings.reason[k], 400))));
  });
}
