/**
 * Colours of kinds, light and dark. Kinds of one family have neighbouring hues; every colour has a
 * contrast of 5 : 1 or more against its background, and none of them is the only sign of anything.
 */

const KNOWN = {
  statement: ['#256bb1', '#82bcfc'],
  publication: ['#147298', '#7ec1e5'],
  meeting: ['#077688', '#7cc4d5'],
  movement: ['#1e7778', '#82c5c6'],
  appointment: ['#127a6b', '#7fc8b9'],
  agreement: ['#187c49', '#80cb9b'],
  negotiation: ['#396957', '#8cb6a5'],
  sport: ['#4e7725', '#9fc581'],
  finance: ['#6b6f0e', '#b8be76'],
  business: ['#826401', '#d0b470'],
  protest: ['#925a06', '#e3ab6e'],
  dispute: ['#a74a04', '#f59f72'],
  accident: ['#923c2d', '#e08f7f'],
  violence: ['#b63039', '#fd9693'],
  legal: ['#5150aa', '#9ca2f5'],
  vote: ['#7453ae', '#c1a6fa'],
  decision: ['#7b4693', '#c799df'],
  proposal: ['#984780', '#e79bce'],
  other: ['#636a71', '#b1b8bf'],
};
const SPARE = Object.values(KNOWN);

/** A kind that this page has never heard of still gets one colour, and always the same one. */
function unknown(kind) {
  let sum = 0;
  for (const char of kind) sum = (sum * 31 + char.codePointAt(0)) >>> 0;
  return SPARE[sum % SPARE.length];
}

/** Sets the colours as custom properties and returns them for the canvas. */
export function paint(kinds, dark) {
  const root = document.documentElement;
  const colours = kinds.map((kind) => (Object.hasOwn(KNOWN, kind) ? KNOWN[kind] : unknown(kind))[dark ? 1 : 0]);
  colours.forEach((colour, i) => root.style.setProperty(`--kind-${i}`, colour));
  const style = getComputedStyle(root);
  const get = (name) => style.getPropertyValue(name).trim();
  return {
    kinds: colours,
    paper: get('--paper'), ink: get('--ink'), soft: get('--soft'), rule: get('--rule'),
    accent: get('--accent'), wash: get('--wash'), sans: get('--sans'),
  };
}
