import { z } from 'zod';
import { languages } from '../../preload/contract.ts';
import { secretNames, staffRoles, type SettingValue } from '../../preload/staff-contract.ts';

/** What the staff console may send, exactly. */
const token = z.string().min(16).max(64);
/** The sign-in checks the digits; this limit keeps a very long text from being hashed. */
const pin = z.string().max(64);
const longest = 8_000;

const settingValue = z.union([
  z.boolean(),
  z.number(),
  z.string().max(longest),
  z.array(z.string().max(longest)).max(64),
  z.strictObject(Object.fromEntries(languages.map((language) => [language, z.string().max(longest)]))),
  z.null(),
]) as unknown as z.ZodType<SettingValue>;

export const anyone = z.undefined();
export const entering = z.strictObject({ pin });
export const staff = z.strictObject({ token });
export const settingChange = z.strictObject({ token, name: z.string().max(64), value: settingValue });
export const secretChange = z.strictObject({
  token,
  name: z.enum(secretNames),
  value: z.string().max(16_384).nullable(),
});
export const pinChange = z.strictObject({ token, role: z.enum(staffRoles), pin: pin.nullable() });
export const cameraChange = z.strictObject({ token, id: z.string().max(128).nullable() });
export const connectionTest = z.strictObject({ token, real: z.boolean() });
const day = z.iso.date();
export const recordsRequest = z.strictObject({ token, day: day.nullable() });
export const recordsExport = z.strictObject({ token, drive: z.string().max(128), from: day, to: day });
export const bundleExport = z.strictObject({ token, drive: z.string().max(128) });
