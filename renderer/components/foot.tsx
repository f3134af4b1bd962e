import { useTranslation } from 'react-i18next';
import type { Station } from '../../preload/station.ts';
import { staffCodes, type ErrorCode } from '../../preload/error-codes.ts';
import { warningMs } from '../flow/delays.ts';
import type { LimitView } from '../flow/view.ts';
import { LimitLine } from './limit-line.tsx';

interface FootProps {
  readonly station: Station;
  readonly code: ErrorCode | null;
  readonly limit: LimitView | null;
  readonly onMoreTime: () => void;
}

/** The lowest strip: what staff need on the left, the time limit on the right. Its height never changes. */
export function Foot({ station, code, limit, onMoreTime }: FootProps) {
  const { t } = useTranslation();
  const showsRuntime = station.flavour !== 'production' && !station.runtimeSupported;
  return (
    <footer className="foot">
      <div className="foot-staff">
        {code && (
          <p className="foot-code" data-testid="staff-code">
            {t('staffCode', { code: staffCodes[code] })}
          </p>
        )}
        {showsRuntime && <p data-testid="runtime-note">{t('runtimeUnsupported')}</p>}
      </div>
      {/* Always in the page, so that a screen reader notices when text is added. */}
      <p className="unseen" role="status">
        {limit?.isClosing && t('limit.closes', { count: warningMs / 1000 })}
      </p>
      {limit && <LimitLine key={limit.id} limit={limit} onMore={onMoreTime} />}
    </footer>
  );
}
