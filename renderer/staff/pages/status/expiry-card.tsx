import type { StationStatus } from '../../../../preload/station-status.ts';
import { bindShortWords } from '../../../text/bind-short-words.ts';
import { StateSign } from '../../parts/signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { expiryLine } from './expiry-line.ts';

/** What expires at this station, with its dates. */
export function ExpiryCard({ expiry: { state, things } }: Pick<StationStatus, 'expiry'>) {
  const words = useWords();
  const { t, language } = words;
  return (
    <section className="staff-card expiry-card" data-testid="expiry" data-expiry={state}>
      <h2>{t('status.tile.expiry')}</h2>
      {things.length === 0 && <p className="staff-quiet">{t('status.expiry.nothing')}</p>}
      <ul className="expiring">
        {things.map((thing) => {
          const { title, what, act } = expiryLine(thing, words);
          return (
            <li key={`${title} ${what}`} data-state={thing.state}>
              <StateSign state={thing.state} />
              <span>
                {title} <b>{bindShortWords(what, language)}</b>
                {act && <span className="expiring-act">{bindShortWords(act, language)}</span>}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
