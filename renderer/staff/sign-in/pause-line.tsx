import { useEffect, type CSSProperties } from 'react';
import { useSecondsLeft } from '../../components/use-seconds-left.ts';
import { useWords } from '../shell/staff-context.ts';
import './pause-line.css';

interface PauseLineProps {
  readonly durationMs: number;
  readonly onOver: () => void;
}

/** The time until the next try, as a shrinking bar and in words. */
export function PauseLine({ durationMs, onOver }: PauseLineProps) {
  const { t } = useWords();
  const seconds = useSecondsLeft(durationMs);
  useEffect(() => {
    if (seconds <= 0) onOver();
  }, [seconds, onOver]);
  return (
    <div className="pause" data-testid="pin-pause">
      <p>{t('signIn.wait', { count: seconds })}</p>
      <div className="pause-line" style={{ '--pause': `${durationMs}ms` } as CSSProperties} />
    </div>
  );
}
