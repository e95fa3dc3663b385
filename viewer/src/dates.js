/**
 * Days as whole numbers since 1970-01-01, and their words. The `Date` object is left out: it has a time
 * zone, and it takes the year 50 for 1950.
 */

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September',
  'October', 'November', 'December'];
const SEASONS = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** @returns {[number, number, number]} year, month 1–12, day of the month */
export function civil(day) {
  const z = Math.floor(day) + 719468;
  const era = Math.floor(z / 146097);
  const ofEra = z - era * 146097;
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524)
    - Math.floor(ofEra / 146096)) / 365);
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * ofYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * shifted + 2) / 5) + 1];
}

/** The day's number; months may run over (month 13 is next January). */
export function dayOf(year, month = 1, date = 1) {
  const y0 = year + Math.floor((month - 1) / 12);
  const m = ((month - 1) % 12 + 12) % 12 + 1;
  const y = m <= 2 ? y0 - 1 : y0;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const ofYear = Math.floor((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + date - 1;
  const ofEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + ofYear;
  return era * 146097 + ofEra - 719468;
}

export const iso = (day) => {
  const [y, m, d] = civil(day);
  const sign = y < 0 ? '-' : '';
  return `${sign}${String(Math.abs(y)).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
};

/** "2014-03-09T08:15", of a day and what is past of it. */
export const isoMinute = (day) => {
  const minutes = Math.round(day * 1440);
  return `${iso(Math.floor(minutes / 1440))}T${clockWords(minutes - Math.floor(minutes / 1440) * 1440)}`;
};

/** @returns {number|null} a day, with what is past of it where the words have an hour */
export function parseIso(text) {
  const found = /^(-?\d{4,6})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?$/.exec(text ?? '');
  if (!found) return null;
  const [year, month, date, hour, minute] = found.slice(1).map((each) => Number(each ?? 0));
  return dayOf(year, month, date) + (hour * 60 + minute) / 1440;
}

/** Whether a date is one that a correction may give: a day, month, season, year, or from one to another. */
export function isEdtf(text) {
  const real = (each) => {
    const [, year, month, date] = /^(-?\d{4})(?:-(\d\d)(?:-(\d\d))?)?[~?%]?$/.exec(each) ?? [];
    if (!year) return false;
    if (date) return iso(dayOf(Number(year), Number(month), Number(date))) === `${year}-${month}-${date}` && Number(month) <= 12;
    return !month || (Number(month) >= 1 && Number(month) <= 12) || /^2[1-4]$/.test(month);
  };
  const ends = text.split('/');
  return ends.length === 1 ? real(text) : ends.length === 2 && ends.some(real) && ends.every((each) => each === '..' || real(each));
}

export const monthName = (month, short = false) => (short ? MONTHS[month - 1].slice(0, 3) : MONTHS[month - 1]);

/** "2014", but "AD 66" and "44 BC": a bare small number does not look like a year. */
export const yearWords = (year) => (year > 999 ? String(year) : year > 0 ? `AD ${year}` : `${1 - year} BC`);

/** "13 March 2014" */
export function dayWords(day, short = false) {
  const [y, m, d] = civil(day);
  return `${d} ${monthName(m, short)} ${yearWords(y)}`;
}

const monthEnd = (day) => civil(day + 1)[2] === 1;
const yearEnd = (day) => monthEnd(day) && civil(day)[1] === 12;
const monthStart = (day) => civil(day)[2] === 1;
const yearStart = (day) => monthStart(day) && civil(day)[1] === 1;

/** The end of an interval, no more exact than it is: "2015", "March 2015" or "13 March 2015". */
function edgeWords(day, short, isStart) {
  const [y, m] = civil(day);
  if (isStart ? yearStart(day) : yearEnd(day)) return yearWords(y);
  if (isStart ? monthStart(day) : monthEnd(day)) return `${monthName(m, short)} ${yearWords(y)}`;
  return dayWords(day, short);
}

/** "1–13 March 2014", "March – May 2014", "2012–2014" */
function fromTo(first, last, short) {
  const [year1, m1, d1] = civil(first);
  const [year2, m2, d2] = civil(last);
  const [y1, y2] = [yearWords(year1), yearWords(year2)];
  if (yearStart(first) && yearEnd(last)) return y1 === y2 ? y1 : `${y1}–${y2}`;
  if (monthStart(first) && monthEnd(last)) {
    if (y1 === y2) return m1 === m2 ? `${monthName(m1, short)} ${y1}` : `${monthName(m1, short)}–${monthName(m2, short)} ${y1}`;
    return `${monthName(m1, short)} ${y1} – ${monthName(m2, short)} ${y2}`;
  }
  if (y1 === y2 && m1 === m2) return `${d1}–${d2} ${monthName(m1, short)} ${y1}`;
  if (y1 === y2) return `${d1} ${monthName(m1, short)} – ${d2} ${monthName(m2, short)} ${y1}`;
  return `${dayWords(first, short)} – ${dayWords(last, short)}`;
}

/** "08:15", of minutes since midnight; 24 hours of a day whose length nobody changes. */
export const clockWords = (minute) => `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** ", 08:15", ", about 20:00", ", morning" */
function hourWords(hours) {
  if (!hours) return '';
  const [first, last, words] = hours;
  return first < last ? `, ${words}` : `, ${words ? `${words} ` : ''}${clockWords(first)}`;
}

/** A season or a decade by its name, where the source named it so. */
function named(edtf, first, last) {
  const season = /^(-?\d{4})-(2[1-4])[~?%]?$/.exec(edtf);
  if (season) return `${SEASONS[season[2]]} ${Number(season[1])}`;
  const [y1] = civil(first);
  const [y2] = civil(last);
  if (yearStart(first) && yearEnd(last) && y1 % 10 === 0 && y2 === y1 + 9) return `${y1}s`;
  return null;
}

/**
 * When something happened, as far as the words go.
 * @param {{earliest: number|null, latest: number|null, edtf: string, hours?: [number, number, string]|null}} when
 */
export function dateWords({ earliest, latest, edtf, hours }, short = false) {
  if (earliest === null && latest === null) return 'Undated';
  const about = /[~%]/.test(edtf) ? (short ? 'c. ' : 'about ') : '';
  if (earliest === null) {
    const words = edgeWords(latest, short, false);
    return `${short || words === dayWords(latest, short) ? 'by' : 'by the end of'} ${about}${words}`;
  }
  if (latest === null) return `from ${about}${edgeWords(earliest, short, true)}${short ? '' : ' on'}`;
  if (earliest === latest) return about + dayWords(earliest, short) + hourWords(hours);
  return about + (named(edtf, earliest, latest) ?? fromTo(earliest, latest, short));
}

/** How exactly the date is known. */
export function precisionWords({ earliest, latest, edtf, hours }) {
  if (earliest === null && latest === null) return 'no article says when';
  if (earliest === null) return 'the end is known, the beginning is not';
  if (latest === null) return 'the beginning is known, the end is not';
  if (earliest === latest && hours) return hours[0] < hours[1] ? 'known to a part of the day' : 'known to the minute, by the clock there';
  if (earliest === latest) return 'known to the day';
  if (edtf.includes('/')) return 'from the first to the last of these days';
  if (/-2[1-4][~?%]?$/.test(edtf)) return 'known to the season';
  const length = latest - earliest + 1;
  if (yearStart(earliest) && yearEnd(latest)) {
    return length < 367 ? 'known to the year' : 'some time in these years';
  }
  if (monthStart(earliest) && monthEnd(latest) && length < 32) return 'known to the month';
  return `some time in these ${length.toLocaleString('en')} days`;
}
