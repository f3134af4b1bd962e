import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type ElectronApplication, type Page } from 'playwright/test';
import { writeReceipt, type ReceiptFacts } from '../../main/records/signing.ts';
import { receiptFacts, stationKey } from '../fakes/records.ts';
import { openBrowser } from '../preview/open-browser.ts';
import { proving } from '../thoroughness.ts';
import { root } from './kiosk.ts';

/**
 * The teller's page in a real Chromium, opened from its file. The runtime's is older than what tellers have where the Electron is a
 * stand-in: Ed25519 came with Chromium 137, and before that only by a switch.
 */
const file = join(root, 'docs/verify-receipt.html');
const address = pathToFileURL(file).href;
const key = stationKey();
const other = stationKey();
/** Three minutes old, and each of a record of its own. */
const facts = (more: Partial<ReceiptFacts> = {}): ReceiptFacts =>
  receiptFacts(key, {
    at: new Date(Date.now() - 180_000).toISOString(),
    recordHash: createHash('sha256').update(JSON.stringify(more)).digest('hex'),
    ...more,
  });
const withKeys = (language = 'en') =>
  `${address}#${new URLSearchParams({ lang: language, keys: `${key.publicKey} Counter 3` })}`;

let browser: ElectronApplication;
let page: Page;
let requests: string[];
test.beforeAll(async () => {
  ({ app: browser, page } = await openBrowser(['--enable-experimental-web-platform-features']));
  const version = await browser.evaluate(() => process.versions['chrome']);
  console.log(
    `the teller's page in Chromium ${version}, Ed25519 by --enable-experimental-web-platform-features`,
  );
  page.on('request', (request) => requests.push(request.url()));
});
test.beforeEach(async () => {
  requests = [];
  await page.goto('about:blank');
});
test.afterEach(() => {
  expect(requests.filter((url) => !url.startsWith(address) && url !== 'about:blank')).toEqual([]);
});
test.afterAll(() => browser.close());

const open = async (at = withKeys()) => {
  await page.goto(at);
  await page.locator('html[data-ready]').waitFor();
};
/** As a scanner does: one sign after another into whatever has the focus, then Enter. */
const scan = async (text: string) => {
  await page.keyboard.insertText(text);
  await page.keyboard.press('Enter');
};
const result = () => page.locator('#result');
const cameTo = (name: string) => expect(result()).toHaveAttribute('data-result', name);
const rows = () => page.locator('#facts');

test('a genuine receipt: yes, and what it says; a second scan of it is noticed, and the next one writes over it', async () => {
  await open();
  await cameTo('ready');
  await expect(rows()).toBeHidden();
  const receipt = writeReceipt(facts(), key);
  await scan(receipt);
  await cameTo('live');
  await expect(result()).toContainText(/Check passed\s+The receipt is genuine\./);
  for (const said of [
    'living person',
    /Score\s*0\.99/,
    /3\sminutes\sago/,
    'Counter 3',
    key.station,
    facts().attemptId,
  ])
    await expect(rows()).toContainText(said);
  await expect(rows()).not.toContainText('already checked');
  await scan(receipt);
  await expect(rows()).toContainText('already checked');
  await scan(writeReceipt(facts({ verdict: 'not-live', score: 0.1, failureClass: 'eyes' }), key));
  await cameTo('notLive');
  await expect(result()).toContainText(/Check not passed\s+The receipt is genuine\./);
  await expect(rows()).toContainText('eyes closed');
  // Nothing in particular, and receipts of kiosks that named no reason yet.
  for (const failureClass of ['general', null] as const) {
    await scan(writeReceipt(facts({ verdict: 'not-live', score: 0.1, failureClass }), key));
    await cameTo('notLive');
    await expect(rows()).not.toContainText('Reason');
  }
  await expect(rows()).not.toContainText('already checked');
});

test('one changed digit, another station’s receipt or signature, half a code: no, and nothing of what it claims', async () => {
  await open();
  const receipt = writeReceipt(facts(), key);
  const last = receipt.slice(-1);
  for (const [name, text] of [
    ['forged', receipt.slice(0, -1) + String((Number(last) + 1) % 10)],
    ['forged', writeReceipt(facts(), { ...other, station: key.station })],
    ['foreign', writeReceipt(facts({ station: other.station }), other)],
    ['unreadable', receipt.slice(0, 200)],
  ] as const) {
    await scan(text);
    await cameTo(name);
    await expect(rows()).toBeHidden();
    await expect(page.locator('body')).not.toContainText(facts().attemptId);
    await page.locator('button[type="reset"]').click();
    await cameTo('ready');
  }
});

test('a demonstration, an old one and one from the future say so', async () => {
  await open();
  await scan(writeReceipt(facts({ demonstration: true }), key));
  await cameTo('demonstration');
  await expect(result()).toContainText('Do not accept it');
  await scan(writeReceipt(facts({ at: new Date(Date.now() - 4_000_000).toISOString() }), key));
  await expect(rows()).toContainText('more than an hour old');
  await scan(writeReceipt(facts({ at: new Date(Date.now() + 600_000).toISOString() }), key));
  await expect(rows()).toContainText('in the future');
});

test('IT pastes the keys once: they stand in the address, and a scanner without Enter and on Kazakh keys works', async () => {
  await open(`${address}#lang=en`);
  await cameTo('noStations');
  await page.locator('#key-list').fill(`${key.publicKey} Counter 3\n`);
  await page.locator('#keys button').click();
  await cameTo('ready');
  const kept = page.url();
  await page.goto('about:blank');
  await open(kept);
  await page.keyboard.insertText(
    writeReceipt(facts(), key).replace(/\d/g, (digit) => '"әіңғ,.үұқ'[(Number(digit) + 9) % 10]!),
  );
  await cameTo('live');
});

test('it speaks three languages, and changes them with an answer on the screen', async () => {
  await open();
  await scan(writeReceipt(facts(), key));
  for (const [language, word, age] of [
    // Of which Chromium itself knows no word.
    ['kk', /Тексеруден өтті\s+Түбіртек түпнұсқа\./, /\d\d\.\d\d\.2\d{3}, .*3\sминут\sбұрын/],
    ['ru', /Проверка пройдена\s+Квитанция подлинная\./, /\d\d\.\d\d\.2\d{3}, .*3\sминуты\sназад/],
    ['en', /Check passed\s+The receipt is genuine\./, /\d \w{3,4} 2\d{3}, .*3\sminutes\sago/],
  ] as const) {
    await page.locator(`nav [lang="${language}"]`).click();
    await expect(result()).toContainText(word);
    await expect(rows()).toContainText(age);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
  }
});

test('nothing to complain about for axe, and nothing to push sideways, in any language, upright and on a small screen', async () => {
  const old = facts({ verdict: 'not-live', at: '2026-11-01T10:00:00Z' });
  const scans = [
    ['live', writeReceipt(facts(), key)],
    ['notLive', writeReceipt(old, key)],
    ['forged', writeReceipt(facts(), { ...other, station: key.station })],
    ['unreadable', '12'],
  ] as const;
  let turn = 0;
  const sizes = { kk: [1366, 768], ru: [1080, 1920], en: [640, 900] } as const;
  for (const [language, [width, height]] of Object.entries(sizes)) {
    await page.setViewportSize({ width, height });
    await page.goto('about:blank');
    await open(withKeys(language));
    await page.locator('#known summary').click();
    for (const [name, text] of scans) {
      await page.locator('#digits').focus();
      await scan(text);
      await cameTo(name);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(beyond, `${language} ${name}`).toBeLessThanOrEqual(0);
      // The languages differ in words: each result is looked at by axe in one of them; to prove, in all.
      if (!proving && turn++ % 3 !== 0) continue;
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      expect(violations.map(({ id, nodes }) => [name, id, nodes[0]?.html])).toEqual([]);
    }
  }
  await page.setViewportSize({ width: 1366, height: 768 });
});

test('the page’s policy runs its own script and no other', async () => {
  await open();
  const policy = await page.locator('meta[http-equiv]').getAttribute('content');
  const script = readFileSync(file, 'utf8').split('<script type="module">')[1]!.split('</script>')[0]!;
  expect(policy).toContain(createHash('sha256').update(script).digest('base64'));
  await page.evaluate(() => {
    const added = document.createElement('script');
    added.textContent = 'document.body.dataset.cheated = "yes"';
    document.body.append(added);
  });
  expect(await page.locator('body').getAttribute('data-cheated')).toBeNull();
  expect(
    await page.evaluate(() =>
      fetch('data:,x').then(
        () => 'sent',
        () => 'refused',
      ),
    ),
  ).toBe('refused');
});

// The last one: what it takes from the page stays taken.
test('a browser without Ed25519, or one that was given the page over plain HTTP, says so and shows the way out', async () => {
  const openWithout = async (script: string) => {
    await page.addInitScript(script);
    await page.goto('about:blank');
    await open();
  };
  await openWithout(
    `crypto.subtle.generateKey = () => Promise.reject(new DOMException('', 'NotSupportedError'))`,
  );
  await cameTo('tooOld');
  await expect(result()).toContainText('--verify-receipt');
  await openWithout(`Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined })`);
  await cameTo('insecure');
});
