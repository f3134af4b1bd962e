import type { ExpiringThing, StationStatus } from '../../../../preload/station-status.ts';
import { formatDay } from '../../../text/formats.ts';
import type { Words } from '../../shell/staff-context.ts';
import type { SummaryPart } from './summary.ts';

interface ExpiryLine {
  readonly title: string;
  readonly what: string;
  /** What to do; null: nothing. */
  readonly act: string | null;
}

/** One thing that expires, for staff. */
export function expiryLine(thing: ExpiringThing, words: Pick<Words, 't' | 'language'>): ExpiryLine {
  const { t } = words;
  const isWrong = thing.state === 'bad' || thing.state === 'care';
  switch (thing.kind) {
    case 'certificate':
      return {
        title: t(`status.expiry.${thing.of}`, { name: thing.name }),
        what: untilWords(thing, words),
        act: isWrong ? t('status.expiry.renew') : null,
      };
    case 'pins':
      return {
        title: t('status.expiry.pins'),
        what: thing.seen === null ? t('status.expiry.unseen') : t('status.expiry.seen', { ...thing }),
        act: isWrong ? t('status.expiry.repin') : null,
      };
    case 'subscription': {
      const day = dayOf(thing.at, words);
      const { code } = thing;
      return {
        title: t('status.expiry.subscription'),
        what: code === null ? t('status.expiry.active', { day }) : `${t(`code.${code}`)} (${day})`,
        act: isWrong ? t('remedy.subscription') : null,
      };
    }
    case 'key':
      return {
        title: t('status.expiry.key'),
        what: t('status.expiry.since', { day: dayOf(thing.since, words) }),
        act: null,
      };
  }
}

type Certificate = Extract<ExpiringThing, { kind: 'certificate' }>;

/** The day, and where it is near how many are left. */
function untilWords({ state, until, daysLeft }: Certificate, words: Pick<Words, 't' | 'language'>): string {
  const { t } = words;
  const day = dayOf(until, words);
  if (daysLeft < 0) return t('status.expiry.ended', { day });
  if (state === 'good') return t('status.expiry.until', { day });
  return t('status.expiry.left', { day, days: t('settings.days', { count: daysLeft }) });
}

/** In one piece: with spaces that do not break. */
const dayOf = (iso: string, { language }: Pick<Words, 'language'>) =>
  formatDay(iso.slice(0, 10), language).replaceAll(' ', '\u00a0');

/** Its part in the sentence at the top: whom to call about the worst. */
export function expiryPart({ state, things }: StationStatus['expiry']): SummaryPart {
  const worst = things.find((one) => one.state === state);
  const call = worst?.kind === 'subscription' ? 'contract' : 'it';
  return { tile: 'expiry', state, call: state === 'bad' || state === 'care' ? call : null };
}
