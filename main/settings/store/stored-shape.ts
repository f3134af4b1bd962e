import { z } from 'zod';
import type { Result } from '../../../preload/contract.ts';
import { rotations } from '../../../preload/station.ts';
import { cameraBinding, type CameraBinding } from '../../camera/binding.ts';

/** What staff have set on this station. Null: never set. */
export interface Settings {
  readonly apiKey: string | null;
  /** Takes the key's place when the service refuses it. */
  readonly nextApiKey: string | null;
  readonly proxyPassword: string | null;
  readonly cameraPin: CameraBinding | null;
  /** By the names of schema/settings.ts; JSON values. Names that this version does not know are kept. */
  readonly values: Readonly<Record<string, unknown>>;
  /** scrypt strings. */
  readonly pins: { readonly clerk: string | null; readonly administrator: string | null };
  /** Wrong PINs since the last right one, as pin-tries.ts keeps them. */
  readonly pinTries: unknown;
  readonly setUp: 'begun' | 'done' | null;
}

export const nothingSet: Settings = {
  apiKey: null,
  nextApiKey: null,
  proxyPassword: null,
  cameraPin: null,
  values: {},
  pins: { clerk: null, administrator: null },
  pinTries: null,
  setUp: null,
};

/** The shape that is written. */
export const storedVersion = 2;

const current = z.looseObject({
  version: z.literal(storedVersion),
  apiKey: z.string().min(1).nullable(),
  // Later than the shape's number.
  nextApiKey: z.string().min(1).nullable().default(null),
  proxyPassword: z.string().min(1).nullable(),
  cameraPin: cameraBinding.nullable(),
  values: z.record(z.string(), z.unknown()),
  pins: z.object({ clerk: z.string().nullable(), administrator: z.string().nullable() }),
  pinTries: z.unknown(),
  setUp: z.enum(['begun', 'done']).nullable(),
});

/** Versions 0.1 wrote no number; the first of them knew the key alone. */
const unnumbered = z.looseObject({
  apiKey: z.string().min(1).optional(),
  cameraPin: cameraBinding.optional(),
  cameraRotation: z.literal(rotations).optional(),
});

/** The file's content in this version's shape; an error for staff where the shape is unknown. */
export function readStored(content: unknown): Result<Settings, string> {
  const version = (content as { version?: unknown } | null)?.version;
  if (version === undefined) return migrate(content);
  if (typeof version === 'number' && version > storedVersion)
    return { ok: false, error: 'the settings were written by a newer version of the kiosk' };
  const read = current.safeParse(content);
  if (!read.success) return { ok: false, error: 'the settings have an unknown shape' };
  return { ok: true, value: { ...nothingSet, ...pick(read.data) } };
}

function pick(data: z.infer<typeof current>): Settings {
  const { apiKey, nextApiKey, proxyPassword, cameraPin: pin, values, pins, pinTries, setUp } = data;
  return {
    apiKey,
    nextApiKey,
    proxyPassword,
    cameraPin: pin,
    values,
    pins,
    pinTries: pinTries ?? null,
    setUp,
  };
}

function migrate(content: unknown): Result<Settings, string> {
  const read = unnumbered.safeParse(content);
  if (!read.success) return { ok: false, error: 'the settings have an unknown shape' };
  const { apiKey = null, cameraPin: pin = null, cameraRotation } = read.data;
  const values = cameraRotation === undefined ? {} : { cameraRotation: String(cameraRotation) };
  return { ok: true, value: { ...nothingSet, apiKey, cameraPin: pin, values } };
}
