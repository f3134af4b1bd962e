import type { StationStatus, TileState } from '../../../../preload/station-status.ts';
import type { Words } from '../../shell/staff-context.ts';
import type { TileFacts } from './tile-facts.ts';

const severity: readonly TileState[] = ['bad', 'care', 'unknown', 'good'];
const rankOf = ({ state }: TileFacts): number => severity.indexOf(state);

/** The same tiles, faults first; alike ones stay in their order. */
export const worstFirst = (tiles: readonly TileFacts[]): readonly TileFacts[] =>
  tiles.toSorted((a, b) => rankOf(a) - rankOf(b));

export const needsAction = ({ state }: TileFacts): boolean => state === 'bad' || state === 'care';

export interface Summary {
  readonly state: TileState;
  readonly words: string;
}

/** The station in one sentence, and whom to call about the worst of it. */
export function summaryOf(
  tiles: readonly TileFacts[],
  policy: StationStatus['policy'],
  { t, language }: Pick<Words, 't' | 'language'>,
): Summary {
  // Until the policy is mended, nothing else counts.
  if (policy.state === 'invalid') return { state: 'bad', words: t('status.policyInvalid') };
  const [worst] = worstFirst(tiles);
  if (!worst || !needsAction(worst)) return { state: 'good', words: t('status.lead') };
  const { state, call } = worst;
  const names = tiles.filter((one) => one.state === state).map(({ tile }) => t(`status.tile.${tile}`));
  const what = `${t(`state.${state}`)}: ${names.join(', ').toLocaleLowerCase(language)}.`;
  return { state, words: call === null ? what : `${what} ${t(`status.call.${call}`)}` };
}
