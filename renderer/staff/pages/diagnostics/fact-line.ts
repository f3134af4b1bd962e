import type { Language } from '../../../../preload/contract.ts';
import type { ConnectionFact, Validity } from '../../../../preload/connection-contract.ts';
import { technicalDetail } from '../../../../preload/faults/faults.ts';
import { staffT } from '../../../text/staff-i18n.ts';
import { formatDay, formatSpan } from '../../../text/formats.ts';

/** One fact of the connection test as a line for staff. */
export function factLine(fact: ConnectionFact, language: Language): string {
  switch (fact.kind) {
    case 'said':
      return technicalDetail(fact.text, language);
    case 'clock':
      return clockLine(fact.offsetMs, language);
    case 'certificate':
      return staffT[language]('fact.certificate', { ...fact, period: period(fact, language) });
    case 'authorities':
      return staffT[language]('fact.authorities', { period: period(fact, language) });
    default:
      return staffT[language](`fact.${fact.kind}`, { ...fact });
  }
}

/** A server's time is exact to a second. */
function clockLine(offsetMs: number, language: Language): string {
  const seconds = Math.round(offsetMs / 1000);
  const word = seconds === 0 ? 'clockRight' : seconds > 0 ? 'clockAhead' : 'clockBehind';
  return staffT[language](`fact.${word}`, { offset: formatSpan(seconds * 1000, language) });
}

/** In one piece: with spaces that do not break. */
function period({ from, to }: Validity, language: Language): string {
  const day = (at: number) => formatDay(new Date(at).toISOString().slice(0, 10), language);
  return `${day(from)}\u00a0–\u00a0${day(to)}`;
}
