import { consentFacts, placeholderOf, type ConsentFact } from '../../../preload/consent-text.ts';
import { languages, type Localised, type Result } from '../../../preload/contract.ts';
import type { ConsentSection, ConsentText } from '../../../preload/station.ts';
import type { Fault } from '../../../preload/faults/faults.ts';

/** More would not fit on the one page that a person is shown; a test of the preview draws as much. */
const maxSections = 4;
const maxSectionText = 850;
const maxLine = 90;
/** Characters. */
export const longestFact = { operator: 70, term: 40, thirdParties: 70 } as const;

/** Which setting holds which fact. */
export const settingOfFact = {
  operator: 'consentOperator',
  term: 'consentTerm',
  thirdParties: 'consentThirdParties',
} as const satisfies Readonly<Record<ConsentFact, string>>;

/** Filled in: in every language, since half of them would make two promises. */
export const isFilledIn = (texts: Localised): boolean =>
  languages.every((language) => texts[language] !== '');

/**
 * Reads a bank's own consent text: three lines for the first layer, then sections, each `# Heading` and the words
 * under it. A section may name what the bank fills in by its placeholder, such as `{{operator}}`.
 */
export function parseConsentText(text: string): Result<ConsentText, Fault> {
  const [head = '', ...parts] = text.split(/^#[ \t]*/m);
  const shown = linesOf(head);
  if (shown.length !== 3) return refuse({ code: 'consent-lines' });
  if (shown.some((line) => line.length > maxLine))
    return refuse({ code: 'consent-line-length', max: maxLine });
  if (parts.length === 0 || parts.length > maxSections)
    return refuse({ code: 'consent-sections', max: maxSections });
  if (/\{\{|\}\}/.test(head)) return refuse({ code: 'consent-placeholder-place' });
  if (/\{\{|\}\}/.test(withoutPlaceholders(text)))
    return refuse({
      code: 'consent-placeholder-unknown',
      known: consentFacts.map(placeholderOf).join(', '),
    });
  const sections = parts.map(readSection);
  const drawn = sections.reduce(
    (sum, { heading, body }) => sum + drawnLength(heading) + drawnLength(body),
    0,
  );
  if (drawn > maxSectionText) return refuse({ code: 'consent-sections-length', max: maxSectionText });
  if (sections.some(({ heading, body }) => !heading || !body)) return refuse({ code: 'consent-section' });
  const [picture = '', sending = '', keeping = ''] = shown;
  return { ok: true, value: { picture, sending, keeping, sections } };
}

const refuse = (error: Fault): Result<never, Fault> => ({ ok: false, error });

export function consentFault(text: string): Fault | null {
  const parsed = parseConsentText(text);
  return parsed.ok ? null : parsed.error;
}

/** Which facts a text names, in any language. */
export function factsNamedIn(texts: Localised): readonly ConsentFact[] {
  return consentFacts.filter((fact) =>
    languages.some((language) => texts[language].includes(placeholderOf(fact))),
  );
}

const withoutPlaceholders = (text: string): string =>
  consentFacts.reduce((rest, fact) => rest.replaceAll(placeholderOf(fact), ''), text);

const drawnLength = (text: string): number =>
  consentFacts.reduce(
    (rest, fact) => rest.replaceAll(placeholderOf(fact), 'x'.repeat(longestFact[fact])),
    text,
  ).length;

function readSection(part: string): ConsentSection {
  const [heading = '', ...rest] = linesOf(part);
  return { heading, body: rest.join(' ') };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
