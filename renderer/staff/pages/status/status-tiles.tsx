import { useState, type ReactNode } from 'react';
import type { StaffRole } from '../../../../preload/staff-contract.ts';
import type { StationStatus } from '../../../../preload/station-status.ts';
import { bindShortWords } from '../../../text/bind-short-words.ts';
import { formatNumber } from '../../../text/formats.ts';
import { StaffSign, StateSign } from '../../parts/signs.tsx';
import { pagesOf } from '../../shell/rail.tsx';
import { useStaff, useWords, type StaffPage } from '../../shell/staff-context.ts';
import { needsAction, worstFirst } from './summary.ts';
import type { StatusTile, TileFacts } from './tile-facts.ts';
import './status.css';

/** Where more is known or can be done about each. */
const pageOf: Readonly<Record<StatusTile, StaffPage>> = {
  camera: 'camera',
  service: 'diagnostics',
  key: 'keys',
  storage: 'settings',
  clock: 'diagnostics',
};
/** A clerk, who has no such page, reads the help. */
const pageFor = (tile: StatusTile, role: StaffRole): StaffPage =>
  pagesOf[role].includes(pageOf[tile]) ? pageOf[tile] : 'help';

interface StatusTilesProps {
  readonly tiles: readonly TileFacts[];
  readonly today: StationStatus['today'];
}

/** Camera, service, key, storage, clock, faults first; then the day. Each leads to its page. */
export function StatusTiles({ tiles, today }: StatusTilesProps) {
  const { role, go } = useStaff();
  // As it was when the page was opened: a state that changes later must not move a tile under a finger.
  const [order] = useState(() => worstFirst(tiles).map(({ tile }) => tile));
  const ordered = order.flatMap((name) => tiles.filter(({ tile }) => tile === name));
  const worst = worstFirst(tiles).find(needsAction);
  return (
    <ul className="tiles">
      {ordered.map((facts) => (
        <li key={facts.tile} data-tile={facts.tile} data-state={facts.state}>
          <button
            type="button"
            className="tile"
            data-action={`tile-${facts.tile}`}
            onClick={() => go(pageFor(facts.tile, role))}
          >
            <Tile facts={facts} isFirst={facts.tile === worst?.tile} />
          </button>
        </li>
      ))}
      <li data-tile="today">
        {pagesOf[role].includes('records') ? (
          <button type="button" className="tile" data-action="tile-today" onClick={() => go('records')}>
            <TodayNumbers today={today} sign={<StaffSign name="after" />} />
          </button>
        ) : (
          <div className="tile tile-still">
            <TodayNumbers today={today} />
          </div>
        )}
      </li>
    </ul>
  );
}

interface TileProps {
  readonly facts: TileFacts;
  /** The worst: it is marked. */
  readonly isFirst: boolean;
}

function Tile({ facts: { tile, state, what, act, code, more }, isFirst }: TileProps): ReactNode {
  const { t, language } = useWords();
  return (
    <>
      {isFirst && <span className="tile-first">{t('status.first')}</span>}
      <span className="tile-head">
        <StateSign state={state} />
        <b>{t(`status.tile.${tile}`)}</b>
        <span className="tile-state">{t(`state.${state}`)}</span>
        <StaffSign name="after" />
      </span>
      <span className="tile-what">
        {what} {code && <span className="staff-code">{code}</span>}
      </span>
      {act && <span className="tile-act">{bindShortWords(act, language)}</span>}
      {more.length > 0 && (
        <span className="tile-more">
          {more.map((line) => (
            <span key={line}>{line}</span>
          ))}
        </span>
      )}
    </>
  );
}

interface TodayNumbersProps extends Pick<StationStatus, 'today'> {
  /** Beside the heading. */
  readonly sign?: ReactNode;
}

/** The day in numbers, two by two. */
function TodayNumbers({ today, sign }: TodayNumbersProps) {
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
