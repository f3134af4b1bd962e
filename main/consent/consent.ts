import { createHash } from 'node:crypto';
import { languages, type Consent, type Language } from '../../preload/contract.ts';
import { consentVersion, standardConsent } from '../../preload/consent-text.ts';
import type { SettingValues } from '../settings/schema/settings.ts';
import { parseConsentText } from './own-text.ts';

export interface ConsentInForce {
  readonly consent: Consent;
  /** Over the version and every word in every language, as JSON; lower-case hex. */
  readonly sha256: string;
}

/**
 * What people are asked to agree to: the bank's own text where it is there in every language and has a version, else
 * ours. Half a text would mix two promises.
 */
export function consentInForce(
  { consentVersion: ownVersion, consentText }: Pick<SettingValues, 'consentVersion' | 'consentText'>,
  demonstration: boolean,
): ConsentInForce {
  const own = ownVersion === '' ? null : ownTexts(consentText);
  const consent: Consent = own
    ? { version: ownVersion, texts: own }
    : { version: consentVersion, texts: standardConsent(demonstration) };
  return { consent, sha256: createHash('sha256').update(JSON.stringify(consent)).digest('hex') };
}

function ownTexts(texts: Readonly<Record<Language, string>>): Consent['texts'] | null {
  const read = languages.flatMap((language) => {
    const parsed = parseConsentText(texts[language]);
    return parsed.ok ? [[language, parsed.value] as const] : [];
  });
  return read.length === languages.length ? (Object.fromEntries(read) as Consent['texts']) : null;
}
