import { createHash } from 'node:crypto';
import {
  type ConsentFact,
  consentFacts,
  type ConsentFacts,
  consentVersion,
  fillIn,
  standardConsent,
} from '../../preload/consent-text.ts';
import { type Language, languages, type Localised } from '../../preload/contract.ts';
import type { Consent, ConsentText } from '../../preload/station.ts';
import type { SettingValues } from '../settings/schema/settings.ts';
import {
  factsNamedIn,
  isFilledIn,
  parseConsentText,
  settingOfFact,
} from '../settings/schema/own-consent-text.ts';

export interface ConsentInForce {
  readonly consent: Consent;
  /** Over the version and every word in every language as shown, with the bank's facts filled in, as JSON; lower-case hex. */
  readonly sha256: string;
}

type FactSettings = Pick<SettingValues, (typeof settingOfFact)[ConsentFact]>;
type ConsentSettings = Pick<SettingValues, 'consentVersion' | 'consentText'> & FactSettings;

/**
 * What people are asked to agree to: the bank's own text where it is there in every language, has a version and names
 * nothing that is not filled in, else ours. Half a text would mix two promises. A demonstration shows ours: the bank's says
 * that the photo is sent.
 */
export function consentInForce(settings: ConsentSettings, demonstration: boolean): ConsentInForce {
  const filled = consentFacts.map((fact) => {
    const texts = settings[settingOfFact[fact]];
    return [fact, isFilledIn(texts) ? texts : null] as const;
  });
  const facts = Object.fromEntries(filled) as unknown as ConsentFacts;
  const mayBeOwn = settings.consentVersion !== '' && !demonstration;
  const own = mayBeOwn ? ownTexts(settings.consentText, facts) : null;
  const consent: Consent = own
    ? { version: settings.consentVersion, texts: own }
    : { version: consentVersion, texts: standardConsent(demonstration, facts) };
  return { consent, sha256: createHash('sha256').update(JSON.stringify(consent)).digest('hex') };
}

function ownTexts(texts: Localised, facts: ConsentFacts): Consent['texts'] | null {
  if (factsNamedIn(texts).some((fact) => facts[fact] === null)) return null;
  const read = languages.flatMap((language) => {
    const text = ownText(language, texts, facts);
    return text === null ? [] : [[language, text] as const];
  });
  return read.length === languages.length ? (Object.fromEntries(read) as Consent['texts']) : null;
}

/** Filled in after it is read: a fact can't become a heading. */
function ownText(language: Language, texts: Localised, facts: ConsentFacts): ConsentText | null {
  const read = parseConsentText(texts[language]);
  if (!read.ok) return null;
  const here = (fact: ConsentFact) => facts[fact]?.[language] ?? null;
  const known = { operator: here('operator'), term: here('term'), thirdParties: here('thirdParties') };
  const sections = read.value.sections.map(({ heading, body }) => ({
    heading: fillIn(heading, known),
    body: fillIn(body, known),
  }));
  return { ...read.value, sections };
}
