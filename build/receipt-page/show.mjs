/** @typedef {import('./words.mjs').Words} Words @typedef {import('./check.mjs').Checked} Checked */
/** @typedef {keyof Words['results']} ResultName @typedef {import('./words.mjs').Language} Language */

/** How each answer looks besides its colour. @type {Readonly<Record<ResultName, string>>} */
const signs = {
  ready: 'M8 16V8h8M32 8h8v8M40 32v8h-8M16 40H8v-8M16 24h16',
  live: 'm9 25.5 10.5 11L39 13',
  notLive: 'M24 10v18M24 37v.5',
  demonstration: 'M24 10v18M24 37v.5',
  forged: 'm12 12 24 24m0-24L12 36',
  foreign: 'm12 12 24 24m0-24L12 36',
  unreadable: 'M17 17a7 7 0 1 1 10 6.5c-2 1-3 2.5-3 5M24 37v.5',
  noStations: 'M24 10v18M24 37v.5',
  insecure: 'M24 10v18M24 37v.5',
  tooOld: 'M24 10v18M24 37v.5',
};

const hourMs = 3_600_000;
/** Two clocks that nobody has set alike. */
const clockToleranceMs = 120_000;

/** @param {string} id @returns {HTMLElement} */
export const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @param {Checked} checked @returns {ResultName} */
export function resultOf(checked) {
  if (checked.state !== 'valid') return checked.state;
  const { demonstration, verdict } = checked.facts;
  if (demonstration) return 'demonstration';
  return verdict === 'live' ? 'live' : 'notLive';
}

/** @param {ResultName} name @param {Words} words */
export function showResult(name, words) {
  const [heading = '', body = ''] = words.results[name];
  part('result').dataset['result'] = name;
  part('sign').setAttribute('d', signs[name]);
  part('heading').textContent = heading;
  part('body').textContent = body;
}

/**
 * What a genuine receipt says. Of any other nothing: what nobody has signed must not be read out at a counter.
 * @param {Checked | null} checked @param {Words} words @param {Language} language
 * @param {{ readonly now: number, readonly seenAt: number | null }} when ms since 1970; when it was checked here before
 */
export function showFacts(checked, words, language, { now, seenAt }) {
  part('facts').hidden = checked?.state !== 'valid';
  if (checked?.state !== 'valid') return;
  const { facts, station } = checked;
  const at = Date.parse(facts.at);
  const says = words.facts;
  const reason = facts.failureClass === null ? '' : words.reasons[facts.failureClass];
  showRows('rows', [
    [says.answer, words.answers[facts.verdict]],
    ...(reason === '' ? [] : /** @type {const} */ ([[says.reason, reason]])),
    [
      says.score,
      new Intl.NumberFormat(locales[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
        facts.score,
      ),
    ],
    [says.time, `${dateOf(at, language)} · ${ageOf(now - at, language)}`],
    [says.station, [station.name, facts.station].filter(Boolean).join(' · ')],
    [says.attempt, facts.attemptId, true],
  ]);
  showRows('audit', [
    [says.record, String(facts.n)],
    [says.recordHash, facts.recordHash, true],
    [says.picture, facts.pictureSha256, true],
  ]);
  const { again, old, ahead, nobody } = words.notes;
  const time = seenAt === null ? '' : new Intl.DateTimeFormat(locales[language], clock).format(seenAt);
  const warnings = [
    ...(seenAt === null ? [] : [again.replace('{time}', time)]),
    ...(now - at > hourMs ? [old] : []),
    ...(at - now > clockToleranceMs ? [ahead] : []),
  ];
  part('notes').replaceChildren(...warnings.map((text) => listItem(text, 'warning')), listItem(nobody));
}

/** @param {string} id @param {readonly (readonly [string, string, boolean?])[]} rows name, value, whether it is a code */
function showRows(id, rows) {
  part(id).replaceChildren(
    ...rows.flatMap(([name, value, isCode]) => {
      const [term, said] = [document.createElement('dt'), document.createElement('dd')];
      term.textContent = name;
      said.textContent = value;
      said.className = isCode ? 'code' : '';
      return [term, said];
    }),
  );
}

/** @param {string} text @param {string} [className] */
export function listItem(text, className = '') {
  const item = document.createElement('li');
  item.textContent = text;
  item.className = className;
  return item;
}

/** Chromium knows no Kazakh: numbers and dates are written there as in Russian, and words come from here. */
const locales = { kk: 'ru', ru: 'ru', en: 'en-GB' };
const kazakhAges = {
  minute: ['минут бұрын', 'минуттан кейін'],
  hour: ['сағат бұрын', 'сағаттан кейін'],
  day: ['күн бұрын', 'күннен кейін'],
};

const clock = /** @type {const} */ ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** "23.11.2026, 14:05:09", "23 Nov 2026, 14:05:09", as on the kiosk. @param {number} at @param {Language} language */
function dateOf(at, language) {
  const isEnglish = language === 'en';
  return new Intl.DateTimeFormat(locales[language], {
    ...{ day: isEnglish ? 'numeric' : '2-digit', month: isEnglish ? 'short' : '2-digit', year: 'numeric' },
    ...{ ...clock, second: '2-digit' },
  }).format(at);
}

/** @param {number} ms since the receipt was written @param {Language} language */
function ageOf(ms, language) {
  const minutes = Math.round(ms / 60_000);
  /** @type {readonly [number, keyof typeof kazakhAges]} */
  const [count, unit] =
    Math.abs(minutes) < 60
      ? [minutes, 'minute']
      : Math.abs(minutes) < 2_880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1_440), 'day'];
  const age =
    language === 'kk'
      ? `${Math.abs(count)} ${kazakhAges[unit][count < 0 ? 1 : 0]}`
      : new Intl.RelativeTimeFormat(language).format(-count, unit);
  // Kept on one line.
  return age.replaceAll(' ', '\u00A0');
}
