import type { StationStatus, TileState } from '../../../../preload/station-status.ts';
import type { Words } from '../../shell/staff-context.ts';
import type { StatusTile, TileFacts } from './tile-facts.ts';

const severity: readonly TileState[] = ['bad', 'care', 'unknown', 'good'];
type Ranked = Pick<TileFacts, 'state'>;
const rankOf = ({ state }: Ranked): number => severity.indexOf(state);

/** The same tiles, faults first; alike ones stay in their order. */
export const worstFirst = <T extends Ranked>(tiles: readonly T[]): readonly T[] =>
  tiles.toSorted((a, b) => rankOf(a) - rankOf(b));

export const needsAction = ({ state }: Ranked): boolean => state === 'bad' || state === 'care';

/** What the sentence is made of: the tiles, and what has a card of its own. */
export interface SummaryPart extends Pick<TileFacts, 'state' | 'call'> {
  readonly tile: StatusTile | 'expiry';
}

export interface Summary {
  readonly state: TileState;
  readonly words: string;
}

/** The station in one sentence, and whom to call about the worst of it. */
export function summaryOf(
  parts: readonly SummaryPart[],
  policy: StationStatus['policy'],
  { t, language }: Pick<Words, 't' | 'language'>,
): Summary {
  // Until the policy is mended, nothing else counts.
  if (policy.state === 'invalid') return { state: 'bad', words: t('status.policyInvalid') };
  const [worst] = worstFirst(parts);
  if (!worst || !needsAction(worst)) return { state: 'good', words: t('status.lead') };
  const { state, call } = worst;
  const names = parts.filter((one) => one.state === state).map(({ tile }) => t(`status.tile.${tile}`));
  const what = `${t(`state.${state}`)}: ${names.join(', ').toLocaleLowerCase(language)}.`;
  return { state, words: call === null ? what : `${what} ${t(`status.call.${call}`)}` };
}
