import type { ReactNode } from 'react';
import type { StationStatus } from '../../../../preload/staff-contract.ts';
import { formatNumber } from '../../../text/formats.ts';
import { useWords } from '../../shell/staff-context.ts';

interface TodayNumbersProps extends Pick<StationStatus, 'today'> {
  /** Beside the heading. */
  readonly sign?: ReactNode;
}

/** The day in numbers, two by two. */
export function TodayNumbers({ today, sign }: TodayNumbersProps) {
  const { t, language } = useWords();
  return (
    <>
      <span className="tile-head tile-head-plain">
        <b>{t('status.today')}</b>
        {sign}
      </span>
      <span className="today" data-testid="today">
        {(['attempts', 'live', 'errors', 'recovered'] as const).map((name) => (
          <span key={name} className="today-number">
            <span>{t(`status.${name}`)}</span> <b>{formatNumber(today[name], language)}</b>
          </span>
        ))}
      </span>
    </>
  );
}
