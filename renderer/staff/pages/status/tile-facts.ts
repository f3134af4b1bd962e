import type { ErrorCode } from '../../../../preload/error-codes.ts';
import { faultWords, technicalDetail } from '../../../../preload/faults/faults.ts';
import type { StationStatus, TileState } from '../../../../preload/station-status.ts';
import { staffCodes } from '../../../../preload/error-codes.ts';
import { callOf, remedyOf, type Call } from '../../../text/remedies.ts';
import { formatDateTime, formatMoment, formatSize, formatSpan } from '../../../text/formats.ts';
import type { Words } from '../../shell/staff-context.ts';

export type StatusTile = 'camera' | 'service' | 'key' | 'storage' | 'clock';

/** What a tile says, from the most to the least important. */
export interface TileFacts {
  readonly tile: StatusTile;
  readonly state: TileState;
  readonly what: string;
  /** What to do, and whom to call; only where something is to be done. */
  readonly act: string | null;
  /** Whom to call, as `act` says it. */
  readonly call: Call | null;
  readonly code: string | null;
  /** Smaller: names, times, sizes. */
  readonly more: readonly string[];
}

/** All five, in the order in which they depend on each other. */
export function tileFacts(status: StationStatus, words: Words): readonly TileFacts[] {
  return [camera, service, key, storage, clock].map((facts) => facts(status, words));
}

const camera = ({ camera: { state, code, name, bound } }: StationStatus, { t }: Words): TileFacts => ({
  tile: 'camera',
  state,
  ...byCode(code, state === 'unknown' ? t('status.camera.none') : t('status.camera.good'), { t }),
  more: name === null ? [] : [t(bound ? 'status.camera.pinned' : 'status.camera.named', { name })],
});

function service({ service: now }: StationStatus, { t, language }: Words): TileFacts {
  const answered =
    now.lastAnswerAt === null
      ? t('status.service.noAnswer')
      : t('status.service.answered', { time: formatMoment(now.lastAnswerAt, language) });
  const well = now.lastAnswerAt === null ? t('status.service.noAnswer') : t('status.service.good');
  return {
    tile: 'service',
    state: now.state,
    ...byCode(now.code, now.demonstration ? t('status.service.demonstration') : well, { t }),
    more: now.demonstration ? [] : [now.host, ...(well === answered ? [] : [answered])],
  };
}

function key({ key: { state, info } }: StationStatus, { t }: Words): TileFacts {
  const shown = info?.lastFour ? t('status.key.shown', { lastFour: `…${info.lastFour}` }) : t('keys.hidden');
  const own = info && info.source !== 'demonstration';
  return {
    tile: 'key',
    state,
    what: !info ? t('status.key.none') : own ? `${shown}.` : `${t('status.key.demonstration')}.`,
    act: state === 'bad' ? t('status.key.act') : state === 'care' && own ? t('status.key.care') : null,
    call: state === 'bad' ? 'administrator' : null,
    code: null,
    more: own ? [t('keys.length', { count: info.length }), t(`keys.source.${info.source}`)] : [],
  };
}

function storage({ storage: now }: StationStatus, { t, language }: Words): TileFacts {
  const kept = now.backend === 'file' ? t('status.storage.fileKey') : t('status.storage.good');
  const well = now.recovered
    ? t('status.storage.recovered')
    : now.state === 'unknown'
      ? t('status.storage.unknown')
      : kept;
  const facts = byCode(now.code, well, { t });
  const askIt = facts.act === null && now.state === 'care' && !now.recovered;
  return {
    tile: 'storage',
    state: now.state,
    ...facts,
    ...(askIt && { act: t('status.storage.care'), call: 'it' }),
    more: [
      now.backend &&
        (now.backend === 'file'
          ? t('status.storage.fileKey')
          : t('status.storage.by', { backend: now.backend })),
      now.freeBytes !== null && t('status.storage.free', { size: formatSize(now.freeBytes, language) }),
      now.setAside.length > 0 && t('status.storage.quarantined', { files: now.setAside.join(', ') }),
      now.headFailing && t('status.storage.headFailing'),
      now.recordsKept && t('status.storage.recordsKept'),
      now.fault && faultWords(now.fault, language),
      now.detail && technicalDetail(now.detail, language),
    ]
      .filter((line) => typeof line === 'string')
      .filter((line) => line !== facts.what),
  };
}

function clock({ clock: { state, now, offsetMs } }: StationStatus, { t, language }: Words): TileFacts {
  const offset =
    offsetMs !== null &&
    t(offsetMs < 0 ? 'status.clock.behind' : 'status.clock.ahead', {
      offset: formatSpan(offsetMs, language),
    });
  const known = state === 'good' || offset === false ? t('status.clock.good') : `${offset}.`;
  const wrong = state === 'bad' || state === 'care';
  return {
    tile: 'clock',
    state,
    what: offsetMs === null ? t('status.clock.unknown') : known,
    act: wrong ? t('status.clock.act') : null,
    call: wrong ? 'it' : null,
    code: null,
    more: [formatDateTime(now, language)],
  };
}

function byCode(
  code: ErrorCode | null,
  well: string,
  { t }: Pick<Words, 't'>,
): Pick<TileFacts, 'what' | 'act' | 'call' | 'code'> {
  if (code === null) return { what: well, act: null, call: null, code: null };
  const remedy = remedyOf[code];
  return {
    what: `${t(`code.${code}`)}.`,
    act: t(`remedy.${remedy}`),
    call: callOf[remedy],
    code: staffCodes[code],
  };
}
