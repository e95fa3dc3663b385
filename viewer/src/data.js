/** Opens the compressed blocks of the page and gives the story in columns. */

const MINUTES = 1440; // of a day

/** How an event's date is drawn. */
export const SHAPE = { DAY: 0, RANGE: 1, VAGUE: 2, BY: 3, FROM: 4, NONE: 5 };

function bytes(id) {
  const text = document.getElementById(id).textContent.trim();
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(text);
  return Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
}

const CHARS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%.()*+-;,=:?@^_`{|}~';

/** Five characters for four bytes, where base64 takes five and a third; what is left counts as it does there. */
export function bytes85(id) {
  const text = document.getElementById(id).textContent.trim();
  const value = new Uint8Array(128);
  for (let k = 0; k < CHARS.length; k++) value[CHARS.charCodeAt(k)] = k;
  const out = new Uint8Array(Math.ceil(text.length / 5) * 4);
  const words = new DataView(out.buffer);
  for (let at = 0, to = 0; at < text.length; at += 5, to += 4) {
    let word = 0;
    for (let k = at; k < at + 5; k++) word = word * 85 + (k < text.length ? value[text.charCodeAt(k)] : 84);
    words.setUint32(to, word);
  }
  return out.slice(0, Math.floor(text.length * 4 / 5));
}

export function unzipped(id) {
  return new Response(new Blob([bytes(id)]).stream().pipeThrough(new DecompressionStream('gzip')));
}

export async function unpack(id) {
  return JSON.parse(await unzipped(id).text());
}

/** A column whose values are mostly the same has each of them once, and which stands where. */
const spread = (column) => (column?.of ? column.at.map((k) => column.of[k]) : column);

/** A block of columns, each as long as what it is about. */
async function columns(id) {
  const found = await unpack(id);
  for (const part of Object.values(found)) {
    if (Array.isArray(part)) continue;
    for (const name of Object.keys(part)) part[name] = spread(part[name]);
  }
  return found;
}

export function shapeOf(earliest, latest, edtf) {
  if (earliest === null && latest === null) return SHAPE.NONE;
  if (earliest === null) return SHAPE.BY;
  if (latest === null) return SHAPE.FROM;
  if (earliest === latest) return SHAPE.DAY;
  return edtf.includes('/') ? SHAPE.RANGE : SHAPE.VAGUE;
}

/** Who takes part, the place included, each once. */
function actorsOf(roles, place) {
  const found = [];
  for (let j = 1; j < roles.length; j += 2) if (!found.includes(roles[j])) found.push(roles[j]);
  if (place >= 0 && !found.includes(place)) found.push(place);
  return found;
}

/** For each of `n` things, which of the lists it is in. */
function listed(n, lists) {
  const found = Array.from({ length: n }, () => []);
  lists.forEach((list, k) => list.forEach((i) => found[i].push(k)));
  return found;
}

/**
 * The story: the payload's columns and what the views need of each event. Events are in chronological
 * order, undated last, so an event's number is also its place in time.
 */
export async function load() {
  const core = await columns('core');
  const { events, reports, articles, actors, claims } = core;
  const n = events.id.length;
  const start = new Float64Array(n);
  const stop = new Float64Array(n);
  const shape = new Uint8Array(n);
  const eventActors = new Array(n);
  const outlets = new Array(n);
  const articleEvents = articles.key.map(() => []);
  const eventOfReport = new Int32Array(reports.article.length).fill(-1);
  const story = {
    ...core,
    n, start, stop, shape,
    eventActors,
    eventOutlets: outlets,
    articleEvents,
    eventOfReport,
    untold: new Uint8Array(n),
    asOf: false, // whether the story is shown as of a day
    isDated: (i) => shape[i] !== SHAPE.NONE,
    when: (i) => ({ earliest: events.earliest[i], latest: events.latest[i], edtf: events.edtf[i], hours: events.hours[i] }),
    /** Puts an event in its place in time and among the actors, after its columns were set. */
    settle(i) {
      const [earliest, latest] = [events.earliest[i], events.latest[i]];
      shape[i] = shapeOf(earliest, latest, events.edtf[i]);
      const hours = events.hours[i];
      start[i] = (earliest ?? latest ?? 0) + (hours ? hours[0] / MINUTES : 0);
      stop[i] = (latest ?? earliest ?? 0) + (hours ? (hours[1] + 1) / MINUTES : 1);
      eventActors[i] = actorsOf(events.roles[i], events.place[i]);
      outlets[i] = [...new Set(events.reports[i].map((report) => articles.outlet[reports.article[report]]))];
    },
    /** Orders by importance and gathers what each actor takes part in, after events were told otherwise. */
    settled() {
      byImportance.sort((a, b) => events.importance[b] - events.importance[a] || a - b);
      partIn = lazily(() => listed(actors.id.length, eventActors));
    },
  };
  const byImportance = Int32Array.from({ length: n }, (_, i) => i);
  let partIn = null;
  for (let i = 0; i < n; i++) {
    story.settle(i);
    for (const report of events.reports[i]) {
      const article = reports.article[report];
      eventOfReport[report] = i;
      if (articleEvents[article].at(-1) !== i) articleEvents[article].push(i);
    }
  }
  story.settled();
  const lazyList = (make) => {
    let lists = null;
    return (k) => (lists ??= make())[k];
  };
  return Object.assign(story, {
    byImportance,
    dated: shape.reduce((sum, each) => sum + (each !== SHAPE.NONE), 0),
    eventLine: listed(n, core.storylines.events).map((lines) => lines[0] ?? -1),
    disputes: listed(n, core.contradictions.events),
    ruled: (about, i) => core.rulings.targets.flatMap((targets, k) =>
      (core.rulings.about[k] === about && targets.includes(i) ? [k] : [])),
    eventsOf: (actor) => (story.asOf ? partIn()[actor].filter((i) => !story.untold[i]) : partIn()[actor]),
    claimsBy: lazyList(() => listed(actors.id.length, claims.says.map((actor) => (actor < 0 ? [] : [actor])))),
    claimsAbout: lazyList(() => listed(actors.id.length, claims.about)),
    find: { event: finder(events.id), actor: finder(actors.id), article: finder(articles.key) },
    texts: awaited(async () => {
      const [late, texts] = await Promise.all([columns('evidence'), unpack('texts')]);
      for (const [name, part] of Object.entries(late)) {
        story[name] = Array.isArray(part) ? part : Object.assign(story[name] ?? {}, part);
      }
      return texts;
    }),
  });
}

/** Which thing has an id; most pages are opened without asking. */
function finder(ids) {
  const made = lazily(() => new Map(ids.map((id, i) => [id, i])));
  return { get: (id) => (id === null ? undefined : made().get(id)) };
}

/** Texts and evidence are most of the page's weight; nobody waits for them before asking for one. */
function lazily(work) {
  let made = null;
  return () => (made ??= work());
}

/** Work that ends later; `now` gives what is there already, for who cannot wait. */
function awaited(work) {
  let value = null;
  const ask = lazily(() => work().then((found) => (value = found)));
  ask.now = () => value;
  return ask;
}
