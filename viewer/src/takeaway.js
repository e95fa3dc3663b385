/** The selection to take away: as tables, calendars and pictures, made in the page. */

import { dateWords, iso } from './dates.js';
import { byId, el } from './dom.js';
import { citation, speaker } from './reader.js';
import { counted, oneLine, statusTag } from './words.js';

export function download(name, type, content) {
  const link = el('a', { href: URL.createObjectURL(new Blob([content], { type })), download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A cell that a spreadsheet takes for a formula gets an apostrophe before it, as the program's own tables have it. */
const inert = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
const cell = (value) => `"${inert(String(value ?? '')).replace(/"/g, '""')}"`;

function rowsOf(story, chosen) {
  const { events, reports, articles, actors } = story;
  return chosen.map((i) => ({
    id: events.id[i],
    label: oneLine(events.label[i], 5000),
    kind: story.kinds[events.kind[i]],
    status: statusTag(story.statuses[events.status[i]], !!events.negated[i]) || 'happened',
    claimed: !!events.claimed[i],
    when: events.edtf[i],
    earliest: events.earliest[i] === null ? '' : iso(events.earliest[i]),
    latest: events.latest[i] === null ? '' : iso(events.latest[i]),
    words: dateWords(story.when(i)),
    place: events.place[i] < 0 ? '' : actors.name[events.place[i]],
    actors: story.eventActors[i].filter((k) => actors.named[k]).map((k) => actors.name[k]),
    sources: events.sources[i],
    reports: events.reports[i].map((report) => ({
      article: articles.id[reports.article[report]],
      told: citation(story, report),
      says: reports.claim[report] < 0 ? '' : speaker(story, reports.claim[report]),
      span: reports.span[report],
      text: reports.article[report],
    })),
  }));
}

/** A label for where there is no other sign: what is planned, denied or only claimed is no fact there. */
const marked = ({ label, status, claimed }) => {
  const tags = [status !== 'happened' && status, claimed && 'only claimed'].filter(Boolean).join(', ');
  return tags ? `[${tags}] ${label}` : label;
};

/** Each report with its sentence in place of where it stands. */
const quotedRows = (rows, texts) => rows.map((row) => ({
  ...row, reports: row.reports.map(({ span, text, ...report }) => ({ ...report, sentence: texts[text].slice(...span) })),
}));

function csv(rows) {
  const head = ['id', 'label', 'kind', 'status', 'claimed', 'when', 'earliest', 'latest', 'place', 'actors', 'sources', 'told', 'sentence'];
  const lines = rows.map((row) => [...head.slice(0, 9).map((key) => row[key]), row.actors.join('; '), row.sources,
    row.reports.map(({ told }) => told).join('; '), row.reports[0]?.sentence ?? ''].map(cell).join(','));
  return `\ufeff${[head.map(cell).join(','), ...lines].join('\r\n')}\r\n`;
}

/** RFC 5545: lines of at most 75 bytes, text escaped, whole days, the end excluded. */
function calendar(rows) {
  const text = (value) => value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0009\u000b-\u001f\u007f]+/g, ' ')
    .replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n');
  const day = (words) => words.replaceAll('-', '');
  const fold = (line) => {
    const parts = [''];
    for (const char of line) {
      const room = parts.length > 1 ? 74 : 75;
      if (new TextEncoder().encode(parts.at(-1) + char).length > room) parts.push('');
      parts[parts.length - 1] += char;
    }
    return parts.join('\r\n ');
  };
  const after = (words) => {
    const next = new Date(`${words}T00:00:00Z`);
    next.setUTCDate(next.getUTCDate() + 1);
    return next.toISOString().slice(0, 10);
  };
  const exact = rows.filter((row) => row.earliest && row.latest && !row.earliest.startsWith('-'));
  const left = rows.length - exact.length;
  const entries = exact.flatMap((row) => [
    'BEGIN:VEVENT', `UID:${row.id}@dateline`, 'DTSTAMP:19700101T000000Z',
    `DTSTART;VALUE=DATE:${day(row.earliest)}`, `DTEND;VALUE=DATE:${day(after(row.latest))}`,
    `SUMMARY:${text(marked(row))}`,
    `DESCRIPTION:${text(`${row.words}\n${row.reports.map(({ told, sentence }) => `${told}: ${sentence}`).join('\n')}`)}`,
    ...(row.place ? [`LOCATION:${text(row.place)}`] : []), 'END:VEVENT',
  ]);
  return `${['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Dateline//Timeline//EN',
    `DESCRIPTION:${text(`${counted(left, 'event')} of the selection ${left === 1 ? 'is' : 'are'} not in it: their days are not known on both sides.`)}`, ...entries, 'END:VCALENDAR'].map(fold).join('\r\n')}\r\n`;
}

/** TimelineJS takes HTML in its texts: what articles say is escaped. */
function timelineJs(rows) {
  const html = (value) => value.replace(/[&<>"']/g, (char) => `&#${char.codePointAt(0)};`);
  const date = (words) => {
    const [year, month, dayOfMonth] = words.split('-');
    return { year, month, day: dayOfMonth };
  };
  return JSON.stringify({
    events: rows.filter((row) => (row.earliest || row.latest) && !row.earliest.startsWith('-')).map((row) => ({
      unique_id: row.id, group: row.kind,
      start_date: date(row.earliest || row.latest), end_date: date(row.latest || row.earliest),
      display_date: html(row.words),
      text: { headline: html(marked(row)), text: row.reports.map(({ told, sentence }) => `<p>“${html(sentence)}” – ${html(told)}</p>`).join('') },
    })),
  }, null, 1);
}

export function createTakeAway({ story, results, drawn }) {
  const button = byId('take-button');
  const box = byId('take');

  const chosen = () => [...results.dated, ...results.undated];
  const rows = async () => {
    const texts = await story.texts();
    return quotedRows(rowsOf(story, chosen()), texts);
  };
  const ways = {
    'CSV table': async () => download('dateline.csv', 'text/csv', csv(await rows())),
    JSON: async () => download('dateline.json', 'application/json', JSON.stringify(await rows(), null, 1)),
    'Calendar (iCalendar)': async () => download('dateline.ics', 'text/calendar', calendar(await rows())),
    TimelineJS: async () => download('dateline.timeline.json', 'application/json', timelineJs(await rows())),
    'Picture (PNG)': () => byId('timeline').toBlob((blob) => download('dateline.png', 'image/png', blob)),
    'Picture (SVG)': () => download('dateline.svg', 'image/svg+xml', drawn()),
    'Print, with the sources': async () => {
      await story.texts();
      print();
    },
  };

  // Where nothing has a date there is no timeline to be a picture of, and its toolbar is not there.
  if (!story.dated) {
    delete ways['Picture (PNG)'];
    delete ways['Picture (SVG)'];
    byId('count').after(byId('take-holder'));
  }

  function toggle(open) {
    box.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) box.querySelector('button').focus();
  }

  box.append(...Object.entries(ways).map(([words, act]) => el('button', {
    type: 'button', class: 'choice-button',
    onclick: () => {
      toggle(false);
      act();
    },
    text: words,
  })));
  button.addEventListener('click', () => toggle(box.hidden));
  document.addEventListener('pointerdown', (event) => {
    if (!box.hidden && !event.target.closest('#take-holder')) toggle(false);
  });
  byId('take-holder').addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || box.hidden) return;
    event.stopPropagation();
    toggle(false);
    button.focus();
  });
}
