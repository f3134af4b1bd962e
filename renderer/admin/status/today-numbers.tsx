import type { StationStatus } from '../../../preload/staff-contract.ts';
import { formatNumber } from '../../text/formats.ts';
import { useWords } from '../session/staff-context.ts';

/** The day in numbers. */
export function TodayNumbers({ today }: Pick<StationStatus, 'today'>) {
  const { t, language } = useWords();
  return (
    <>
      <h2>{t.status.today}</h2>
      <dl className="figures" data-testid="today">
        {(['attempts', 'live', 'errors', 'recovered'] as const).map((name) => (
          <div key={name}>
            <dt>{t.status[name]}</dt>
            <dd>{formatNumber(today[name], language)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
