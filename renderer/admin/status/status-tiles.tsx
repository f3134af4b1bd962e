import type { StationStatus } from '../../../preload/staff-contract.ts';
import { StateSign } from '../parts/state-sign.tsx';
import { useWords } from '../session/staff-context.ts';
import { tileFacts, type TileFacts } from './tile-facts.ts';
import { TodayNumbers } from './today-numbers.tsx';
import './status-tiles.css';

/** Camera, service, key, storage, clock. A tile that needs attention says what to do. */
export function StatusTiles({ status }: { readonly status: StationStatus }) {
  const words = useWords();
  return (
    <ul className="tiles">
      {tileFacts(status, words).map((facts) => (
        <Tile key={facts.tile} facts={facts} />
      ))}
      <li className="tile tile-numbers">
        <TodayNumbers today={status.today} />
      </li>
    </ul>
  );
}

function Tile({ facts: { tile, state, what, act, code, more } }: { readonly facts: TileFacts }) {
  const { t } = useWords();
  return (
    <li className="tile" data-tile={tile} data-state={state}>
      <div className="tile-head">
        <StateSign state={state} />
        <h2>{t.status.tile[tile]}</h2>
        <p className="tile-state">{t.state[state]}</p>
      </div>
      <p className="tile-what">
        {what} {code && <span className="staff-code">{code}</span>}
      </p>
      {act && <p className="tile-act">{act}</p>}
      {more.length > 0 && (
        <ul className="tile-more">
          {more.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </li>
  );
}
