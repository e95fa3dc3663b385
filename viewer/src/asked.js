/** The question that the reader asked, in the address: by its name and what it was told, or in its own words. */

/** To be asked again, before the timeline can be cut down to the events of its answer. */
export const TO_BE_ASKED = 'to be asked';

/**
 * @param {URLSearchParams} params
 * @param {{asked: null | {name?: string, values?: Record<string, string>, sparql?: string}, only: any}} state
 */
export function askedToHash(params, { asked, only }) {
  if (!asked) return;
  if (asked.name) {
    params.set('question', asked.name);
    for (const [name, value] of Object.entries(asked.values)) params.set(`set.${name}`, value);
  } else params.set('sparql', asked.sparql);
  if (only) params.set('only', 'answer');
}

/** What of the address is about a question: which one, and whether only the events of its answer are shown. */
export function askedFromHash(params) {
  const name = params.get('question');
  const sparql = params.get('sparql');
  const values = Object.fromEntries([...params].filter(([key]) => key.startsWith('set.')).map(([key, value]) => [key.slice(4), value]));
  const asked = name ? { name, values } : sparql ? { sparql } : null;
  return { asked, only: asked && params.get('only') === 'answer' ? TO_BE_ASKED : null };
}
