import type { ErrorCode } from '../../../preload/contract.ts';
import { faultWords, technicalDetail } from '../../../preload/faults/faults.ts';
import type { StationStatus, TileState } from '../../../preload/staff-contract.ts';
import { staffCodes } from '../../../preload/contract.ts';
import type { StatusTile } from '../../text/staff/shape.ts';
import { callOf, remedyOf, type Call } from '../../text/staff/staff-words.ts';
import { formatDateTime, formatMoment, formatSize, formatSpan } from '../../text/formats.ts';
import type { Words } from '../session/staff-context.ts';

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

const camera = ({ camera: { state, code, name, pinned } }: StationStatus, { t, fill }: Words): TileFacts => ({
  tile: 'camera',
  state,
  ...byCode(code, state === 'unknown' ? t.status.camera.none : t.status.camera.good, { t }),
  more: name === null ? [] : [fill(pinned ? t.status.camera.pinned : t.status.camera.named, { name })],
});

function service({ service: now }: StationStatus, { t, fill, language }: Words): TileFacts {
  const words = t.status.service;
  const answered =
    now.lastAnswerAt === null
      ? words.noAnswer
      : fill(words.answered, { time: formatMoment(now.lastAnswerAt, language) });
  const well = now.lastAnswerAt === null ? words.noAnswer : words.good;
  return {
    tile: 'service',
    state: now.state,
    ...byCode(now.code, now.demonstration ? words.demonstration : well, { t }),
    more: now.demonstration ? [] : [now.host, ...(well === answered ? [] : [answered])],
  };
}

function key({ key: { state, info } }: StationStatus, { t, fill, count }: Words): TileFacts {
  const shown = info?.lastFour ? fill(t.status.key.shown, { lastFour: `…${info.lastFour}` }) : t.keys.hidden;
  const own = info && info.source !== 'demonstration';
  return {
    tile: 'key',
    state,
    what: !info ? t.status.key.none : own ? `${shown}.` : `${t.status.key.demonstration}.`,
    act: state === 'bad' ? t.status.key.act : state === 'care' && own ? t.status.key.care : null,
    call: state === 'bad' ? 'administrator' : null,
    code: null,
    more: own ? [count(t.keys.length, info.length), t.keys.source[info.source]] : [],
  };
}

function storage({ storage: now }: StationStatus, { t, fill, language }: Words): TileFacts {
  const words = t.status.storage;
  const kept = now.backend === 'file' ? words.fileKey : words.good;
  const well = now.recovered ? words.recovered : now.state === 'unknown' ? words.unknown : kept;
  const facts = byCode(now.code, well, { t });
  const askIt = facts.act === null && now.state === 'care' && !now.recovered;
  return {
    tile: 'storage',
    state: now.state,
    ...facts,
    ...(askIt && { act: words.care, call: 'it' }),
    more: [
      now.backend && (now.backend === 'file' ? words.fileKey : fill(words.by, { backend: now.backend })),
      now.freeBytes !== null && fill(words.free, { size: formatSize(now.freeBytes, language) }),
      now.quarantined.length > 0 && fill(words.quarantined, { files: now.quarantined.join(', ') }),
      now.headFailing && words.headFailing,
      now.recordsKept && words.recordsKept,
      now.fault && faultWords(now.fault, language),
      now.detail && technicalDetail(now.detail, language),
    ]
      .filter((line) => typeof line === 'string')
      .filter((line) => line !== facts.what),
  };
}

function clock({ clock: { state, now, offsetMs } }: StationStatus, { t, fill, language }: Words): TileFacts {
  const words = t.status.clock;
  const offset =
    offsetMs !== null &&
    fill(offsetMs < 0 ? words.behind : words.ahead, { offset: formatSpan(offsetMs, language) });
  const known = state === 'good' || offset === false ? words.good : `${offset}.`;
  const wrong = state === 'bad' || state === 'care';
  return {
    tile: 'clock',
    state,
    what: offsetMs === null ? words.unknown : known,
    act: wrong ? words.act : null,
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
  return { what: `${t.code[code]}.`, act: t.remedy[remedy], call: callOf[remedy], code: staffCodes[code] };
}
