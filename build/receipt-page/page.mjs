import { checkReceipt, findObstacle, readStations, writeStations } from './check.mjs';
import { listItem, part, resultOf, showFacts, showResult } from './show.mjs';
import { languageNames, words } from './words.mjs';

/**
 * @typedef {import('./words.mjs').Language} Language
 * @typedef {import('./show.mjs').ResultName} ResultName
 */

/** A scanner types its digits faster than this, ms; most end with Enter, some with nothing. */
const pauseMs = 250;
const digits = /** @type {HTMLTextAreaElement} */ (part('digits'));
const keyList = /** @type {HTMLTextAreaElement} */ (part('key-list'));

const page = {
  language: /** @type {Language} */ ('kk'),
  /** @type {Awaited<ReturnType<typeof findObstacle>>} */
  obstacle: null,
  /** @type {Awaited<ReturnType<typeof readStations>>} */
  stations: [],
  /** @type {import('./check.mjs').Checked | null} */
  checked: null,
  /** @type {number | null} */
  seenAt: null,
  /** When each was first checked here, by its record's hash; gone with the page. @type {Map<string, number>} */
  seen: new Map(),
};

/** What stands before any receipt can be checked. @returns {ResultName} */
function readiness() {
  if (page.obstacle) return page.obstacle;
  return page.stations.length === 0 ? 'noStations' : 'ready';
}

function draw() {
  const said = words[page.language];
  document.documentElement.lang = page.language;
  document.title = said.title;
  for (const element of document.querySelectorAll('[data-word]')) {
    const path = element.getAttribute('data-word')?.split('.') ?? [];
    element.textContent = String(path.reduce((/** @type {any} */ place, name) => place[name], said));
  }
  for (const button of part('languages').children)
    button.setAttribute('aria-pressed', String(button.getAttribute('lang') === page.language));
  part('count').textContent = page.stations.length === 0 ? '' : `(${page.stations.length})`;
  part('stations').replaceChildren(
    ...page.stations.map(({ station, name }) => listItem(`${station} ${name}`.trim(), 'code')),
  );
  showResult(page.checked ? resultOf(page.checked) : readiness(), said);
  showFacts(page.checked, said, page.language, { now: Date.now(), seenAt: page.seenAt });
}

async function check() {
  if (digits.value.trim() === '' || readiness() !== 'ready') return;
  const checked = await checkReceipt(digits.value, page.stations);
  page.checked = checked;
  page.seenAt = null;
  if (checked.state === 'valid') {
    const { recordHash } = checked.facts;
    page.seenAt = page.seen.get(recordHash) ?? null;
    if (page.seenAt === null) page.seen.set(recordHash, Date.now());
  }
  draw();
  // The next scan writes over this one.
  digits.select();
}

function clear() {
  page.checked = null;
  draw();
  digits.focus();
}

/** Keys and language stand in the address, after the #, which no browser sends anywhere. */
function writeAddress() {
  const fields = new URLSearchParams({ lang: page.language, keys: writeStations(page.stations) });
  history.replaceState(null, '', `#${fields}`);
}

async function readAddress() {
  const fields = new URLSearchParams(location.hash.slice(1));
  const wanted = [fields.get('lang') ?? '', ...navigator.languages.map((one) => one.slice(0, 2))];
  page.language = /** @type {Language} */ (wanted.find((one) => one in words) ?? 'kk');
  // A + that somebody has put into a link by hand reads as a blank.
  const keys = (fields.get('keys') ?? '').replace(/^[A-Za-z0-9/ ]{43}=/gm, plus);
  page.stations = page.obstacle === 'insecure' ? [] : await readStations(keys);
  keyList.value = writeStations(page.stations);
  part('known').toggleAttribute('open', page.stations.length === 0);
}

/** @param {string} key */
const plus = (key) => key.replaceAll(' ', '+');

async function useKeys() {
  const stations = page.obstacle === 'insecure' ? [] : await readStations(keyList.value);
  const { kept, none } = words[page.language].stations;
  part('keys-told').textContent = stations.length === 0 ? none : kept;
  if (stations.length === 0) return;
  page.stations = stations;
  page.checked = null;
  writeAddress();
  draw();
}

/** @param {string} id @param {(event: Event) => void} act */
function onForm(id, act) {
  part(id).addEventListener('submit', (event) => {
    event.preventDefault();
    act(event);
  });
}

function listen() {
  for (const [language, name] of Object.entries(languageNames)) {
    const button = document.createElement('button');
    button.type = 'button';
    button.lang = language;
    button.textContent = name;
    button.addEventListener('click', () => {
      page.language = /** @type {Language} */ (language);
      writeAddress();
      draw();
      digits.focus();
    });
    part('languages').append(button);
  }
  onForm('scan', () => void check());
  onForm('keys', () => void useKeys());
  part('scan').addEventListener('reset', () => queueMicrotask(clear));
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let pause;
  digits.addEventListener('input', () => {
    clearTimeout(pause);
    pause = setTimeout(() => void check(), pauseMs);
  });
  digits.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    clearTimeout(pause);
    void check();
  });
  addEventListener('hashchange', () => void readAddress().then(draw));
}

page.obstacle = await findObstacle();
await readAddress();
listen();
draw();
(page.stations.length === 0 ? keyList : digits).focus();
document.documentElement.dataset['ready'] = '';
