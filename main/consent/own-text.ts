import type { ConsentSection, ConsentText, Result } from '../../preload/contract.ts';
import type { Fault } from '../../preload/faults/faults.ts';

/** More would not fit on the one page that a person is shown. */
const maxSections = 4;
const maxLine = 90;

/**
 * Reads a bank's own consent text: three lines for the first layer, then sections, each `# Heading` and the words
 * under it.
 */
export function parseConsentText(text: string): Result<ConsentText, Fault> {
  const [head = '', ...parts] = text.split(/^#[ \t]*/m);
  const shown = linesOf(head);
  if (shown.length !== 3) return refuse({ code: 'consent-lines' });
  if (shown.some((line) => line.length > maxLine))
    return refuse({ code: 'consent-line-length', max: maxLine });
  if (parts.length === 0 || parts.length > maxSections)
    return refuse({ code: 'consent-sections', max: maxSections });
  const sections = parts.map(readSection);
  if (sections.some(({ heading, body }) => !heading || !body)) return refuse({ code: 'consent-section' });
  const [picture = '', sending = '', keeping = ''] = shown;
  return { ok: true, value: { picture, sending, keeping, sections } };
}

const refuse = (error: Fault): Result<never, Fault> => ({ ok: false, error });

export function consentFault(text: string): Fault | null {
  const parsed = parseConsentText(text);
  return parsed.ok ? null : parsed.error;
}

function readSection(part: string): ConsentSection {
  const [heading = '', ...rest] = linesOf(part);
  return { heading, body: rest.join(' ') };
}

const linesOf = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
