import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { words as receiptPageWords } from '../../build/receipt-page/words.mjs';
import { helpFrame, helpGroups } from '../../main/cli/help.ts';
import { photoWords } from '../../main/cli/photo-words.ts';
import { findingWords, receiptWords, reportWords } from '../../main/cli/verify-words.ts';
import { cameraHeads, cameraKinds, commandWords } from '../../main/cli/words.ts';
import { settings } from '../../main/settings/schema/settings.ts';
import { consentTexts } from '../../preload/consent-text.ts';
import { languages, type Language } from '../../preload/contract.ts';
import { faultTexts, partTexts, technicalTexts } from '../../preload/faults/faults.ts';
import { keyFaultTexts } from '../../preload/key-faults.ts';
import { en } from '../../renderer/text/en/customers.ts';
import { kk } from '../../renderer/text/kk/customers.ts';
import { ru } from '../../renderer/text/ru/customers.ts';
import { staffTexts } from '../../renderer/text/staff-i18n.ts';

/** Who reads it. Tellers, administrators and the bank's IT are staff. */
export type Audience = 'customer' | 'staff';

export interface ProductText {
  /** Where it is: the table's name, then the keys that lead to it. */
  readonly at: string;
  readonly language: Language;
  readonly audience: Audience;
  readonly text: string;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const byLanguage = <T>(read: (language: Language) => T): Readonly<Record<Language, T>> => ({
  kk: read('kk'),
  ru: read('ru'),
  en: read('en'),
});

/** The script-free page has its three languages side by side. */
const outOfOrderPage = () => {
  const page = readFileSync(join(root, 'renderer/out-of-order.html'), 'utf8');
  return byLanguage((language) => {
    const section = new RegExp(`<section lang="${language}">(.*?)</section>`, 's').exec(page)?.[1] ?? '';
    return [...section.matchAll(/<(h1|p)>(.*?)<\/\1>/gs)].map(([, , text = '']) => text);
  });
};

/** Every table of texts in the product, with the source files that hold it. */
const tables: readonly {
  readonly name: string;
  readonly files: RegExp;
  readonly audience: Audience;
  readonly read: () => object;
}[] = [
  {
    name: 'customers',
    files: /^renderer\/text\/(kk|ru|en)\/customers\.ts$/,
    audience: 'customer',
    read: () => ({ kk, ru, en }),
  },
  {
    name: 'consent',
    files: /^preload\/consent-text\.ts$/,
    audience: 'customer',
    read: () => consentTexts,
  },
  {
    name: 'out of order',
    files: /^renderer\/out-of-order\.html$/,
    audience: 'customer',
    read: outOfOrderPage,
  },
  {
    name: 'staff',
    files: /^renderer\/text\/(kk|ru|en)\/staff-[\w-]+\.ts$/,
    audience: 'staff',
    read: () => staffTexts,
  },
  {
    name: 'settings',
    files: /^main\/settings\/schema\/(bank|service|visit|records)\.ts$/,
    audience: 'staff',
    read: settingWords,
  },
  {
    name: 'command line',
    files: /^main\/cli\/((photo-|verify-)?words|help)\.ts$/,
    audience: 'staff',
    read: commandLineWords,
  },
  {
    name: 'faults',
    files: /^preload\/faults\/\w+-faults\.ts$/,
    audience: 'staff',
    read: () => faultTexts,
  },
  {
    name: 'parts of faults',
    files: /^preload\/faults\/faults\.ts$/,
    audience: 'staff',
    // A list: its keys are languages themselves.
    read: () => ({ parts: Object.values(partTexts), technicalTexts }),
  },
  { name: 'key faults', files: /^preload\/key-faults\.ts$/, audience: 'staff', read: () => keyFaultTexts },
  {
    name: 'receipt page',
    files: /^build\/receipt-page\/words\.mjs$/,
    audience: 'staff',
    read: () => receiptPageWords,
  },
];

/** Files with Kazakh in them that hold no table of texts, and what it is. */
export const otherKazakh: Readonly<Record<string, string>> = {
  'main/records/verifier/receipt-format.mjs': 'digits as a Kazakh keyboard types them',
  'build/receipt-page/show.mjs': 'units of time',
  'main/settings/store/api-key.ts': 'what may be written before a key',
  'build/screenshots/staff-tour.ts': 'the name of a bank that does not exist',
};

function commandLineWords(): object {
  const help = helpGroups.map(({ heading, lines }) => [heading, ...lines.map(({ words }) => words)]);
  // The verifier's own English is in main/records/verifier.
  const verifier = Object.entries({ ...findingWords, ...reportWords }).map(([name, words]) => [
    name,
    { ...words, en: '' },
  ]);
  return {
    ...{ commandWords, cameraHeads, cameraKinds, photoWords, receiptWords, helpFrame, help },
    verifier: Object.fromEntries(verifier) as object,
  };
}

/** Titles, helps and choices: a default, such as the bank's name, is the bank's own affair. */
function settingWords(): object {
  return Object.fromEntries(
    Object.entries(settings).map(([name, { title, help, form }]) => {
      const choices = 'choices' in form ? form.choices.map((choice) => choice.title) : [];
      return [name, { title, help, choices }];
    }),
  );
}

/** All of them. */
export function productTexts(): readonly ProductText[] {
  return tables.flatMap(({ name, read, audience }) =>
    textsIn(read(), name).map((text) => ({ ...text, audience })),
  );
}

type Found = Omit<ProductText, 'audience'>;

/** Wherever an object has the three languages as its keys, what is below each is in that language. */
export function textsIn(tree: unknown, at: string, language: Language | null = null): readonly Found[] {
  if (typeof tree === 'string') return language ? [{ at, language, text: tree }] : [];
  if (typeof tree !== 'object' || tree === null) return [];
  const isLanguages = language === null && languages.every((one) => Object.hasOwn(tree, one));
  return Object.entries(tree).flatMap(([key, value]) =>
    textsIn(value, `${at} ${key}`, isLanguages && isLanguage(key) ? key : language),
  );
}

const isLanguage = (key: string): key is Language => languages.some((one) => one === key);

/** Sources with a Kazakh word, of four letters or more, that neither belong to a table above nor are named as something else. */
export function uncollectedSources(): readonly string[] {
  return ['main', 'preload', 'renderer', 'build']
    .flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        `${folder}/${name}`.replaceAll('\\', '/'),
      ),
    )
    .filter((name) => /\.(ts|tsx|mjs|html)$/.test(name) && !/\.test\.|^renderer\/preview\//.test(name))
    .filter((name) => hasKazakh(readFileSync(join(root, name), 'utf8')))
    .filter((name) => !tables.some(({ files }) => files.test(name)) && !Object.hasOwn(otherKazakh, name));
}

const hasKazakh = (source: string): boolean =>
  (source.match(/\p{Script=Cyrillic}{4,}/gu) ?? []).some((word) => /[әғқңөұүі]/i.test(word));
