/** What the page says: one place for the words, so that none of the program's own names leak out. */

const number = new Intl.NumberFormat('en');
export const count = (n) => number.format(n);
export const counted = (n, one, many = `${one}s`) => `${count(n)} ${n === 1 ? one : many}`;

/** Status, for a list row (`tag`) and in full (`full`). */
export const STATUS = {
  happened: { tag: '', full: 'Happened, by what is reported' },
  ongoing: { tag: 'going on', full: 'Still going on when it was reported' },
  planned: { tag: 'planned', full: 'Planned – not reported as happened' },
  possible: { tag: 'possible', full: 'Possible – not reported as certain' },
  denied: { tag: 'denied', full: 'Denied' },
  hypothetical: { tag: 'hypothetical', full: 'Hypothetical – only if something else comes true' },
};

/** A label that says "did not sign" is no denial of that: "denied" is for what somebody denies or undoes. */
export function statusTag(status, negated = false) {
  const tag = STATUS[status]?.tag ?? status;
  if (!negated) return tag;
  if (status === 'denied') return 'did not happen';
  return tag ? `not ${tag}` : 'did not happen';
}
/** A claim is never turned into what happened: if only somebody says so, the words say that. */
export function statusWords(status, { negated = false, claimed = false } = {}) {
  const full = STATUS[status]?.full ?? sentenceCase(status);
  if (status === 'happened') {
    if (claimed) return negated ? 'Said not to have happened' : 'Said to have happened';
    return negated ? 'Did not happen' : full;
  }
  if (negated && status === 'denied') return claimed ? 'Said not to have happened' : 'Did not happen, by what is reported';
  return negated ? `Not ${full.charAt(0).toLowerCase()}${full.slice(1)}` : full;
}
export const statusName = (status) => sentenceCase(status === 'ongoing' ? 'going on' : status);

const BASIS = {
  stated: 'stated in the article',
  publication: 'counted from the date of publication',
  narrative: 'counted from another date in the text',
  event: 'bounded by another event',
  inferred: 'inferred from the surrounding text',
  none: 'no date is given',
};
export const basisWords = (basis) => BASIS[basis] ?? basis;

/** A participant's part, in words a reader knows. */
export function roleWords(role) {
  const plain = role.toUpperCase().replace(/^ARGM-/, '');
  if (/^A(RG)?0$/.test(plain)) return 'Who';
  if (/^A(RG)?1$/.test(plain)) return 'Whom or what';
  if (/^A(RG)?[2-5]$/.test(plain)) return 'Also';
  if (plain === 'LOC' || plain === 'PLACE') return 'Where';
  return 'Also';
}

export const sentenceCase = (text) => text.charAt(0).toUpperCase() + text.slice(1);

const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/g;

/**
 * A name or label fit for one line: no control characters, no turning of the writing direction. The
 * article's own text is never treated so; only what is put on a line of ours is.
 */
export const oneLine = (text, longest = 400) => {
  const clean = text.replace(UNSHOWN, ' ').replace(/\s+/g, ' ').trim();
  return clean.length > longest ? `${[...clean.slice(0, longest)].slice(0, -1).join('')}…` : clean || 'no words';
};

const PLAIN = /^[\x00-\x7f]*$/; // most English words, which need no more than small letters

/** For searching: without accents or capitals. */
export const folded = (text) => (PLAIN.test(text) ? text : text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase();
