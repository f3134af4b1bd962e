import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import type { LimitView } from '../flow/view.ts';
import { BigButton } from './big-button.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';
import './limit-line.css';

interface LimitLineProps {
  readonly limit: LimitView;
  readonly onMore: () => void;
}

/**
 * The time left as a shrinking line, and for the last seconds also in words, with a button for more time. Give it `key={limit.id}`:
 * a new limit starts from its full length.
 */
export function LimitLine({ limit, onMore }: LimitLineProps) {
  const { t } = useTranslation();
  const seconds = useSecondsLeft(limit.durationMs);
  const duration = { '--limit-duration': `${limit.durationMs}ms` } as CSSProperties;
  return (
    <div className="limit" data-testid="limit" data-closing={limit.isClosing}>
      {limit.isClosing && (
        <>
          <p className="limit-words">{t('limit.closes', { count: seconds })}</p>
          <BigButton kind="other" action="moreTime" onPress={onMore}>
            {t('limit.more')}
          </BigButton>
        </>
      )}
      <div className="limit-line" style={duration} />
    </div>
  );
}
