import type { ConsentSection, ConsentText } from '../../preload/contract.ts';

/** More would not fit on the one page that a person is shown. */
const maxSections = 4;
const maxLine = 90;

/**
 * Reads a bank's own consent text: three lines for the first layer, then sections, each `# Heading` and the words
 * under it.
 */
export function parseConsentText(text: string): ConsentText | string {
  const [head = '', ...parts] = text.split(/^#[ \t]*/m);
  const shown = linesOf(head);
  if (shown.length !== 3) return 'three lines before the first "# Heading"';
  if (shown.some((line) => line.length > maxLine))
    return `the first three lines have at most ${maxLine} characters each`;
  if (parts.length === 0 || parts.length > maxSections)
    return `one to ${maxSections} sections that begin with "# Heading"`;
  const sections = parts.map(readSection);
  if (sections.some(({ heading, body }) => !heading || !body))
    return 'each section has a heading and words under it';
  const [picture = '', sending = '', keeping = ''] = shown;
  return { picture, sending, keeping, sections };
}

export function consentFault(text: string): string | null {
  const parsed = parseConsentText(text);
  return typeof parsed === 'string' ? parsed : null;
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
