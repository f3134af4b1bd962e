import { z } from 'zod';
import type { Result } from '../../../preload/contract.ts';
import { staffRoles, type StaffError, type StaffRole } from '../../../preload/staff-contract.ts';
import type { Log } from '../../platform/log.ts';
import { staffRequest, type Actions, refuseStore } from '../action.ts';
import type { ManagedPolicy } from '../../settings/managed-policy/parse-policy.ts';
import type { SettingsStore } from '../../settings/store/settings-store.ts';
import type { Settings } from '../../settings/store/stored-shape.ts';
import type { Hashing } from './pin-hash.ts';
import { pinFault } from './pin-rules.ts';
import { refuse } from '../../platform/failure.ts';

export interface PinPorts {
  readonly store: Pick<SettingsStore, 'update'>;
  readonly policyPins: () => ManagedPolicy['pins'];
  /** Off the main thread. */
  readonly hashing: Hashing;
}

export interface PinActionPorts extends PinPorts {
  /** Reads the settings again and uses them. */
  readonly apply: () => Promise<void>;
  readonly log: Log;
}

export function pinActions(ports: PinActionPorts): Actions<'setPin'> {
  return {
    setPin: {
      role: 'administrator',
      // The rules check the digits; this limit keeps a very long text from being hashed.
      schema: staffRequest({ role: z.enum(staffRoles), pin: z.string().max(64).nullable() }),
      async handle({ role, pin }) {
        const changed = await setPin({ role, pin }, ports);
        if (!changed.ok) return changed;
        ports.log.info({ role, removed: pin === null }, 'PIN changed');
        await ports.apply();
        return changed;
      },
    },
  };
}

/** The PINs in force: the policy takes precedence over those set on this station. */
export function pinsInForce(settings: Settings, policyPins: ManagedPolicy['pins']): ManagedPolicy['pins'] {
  return {
    clerk: policyPins.clerk ?? settings.pins.clerk,
    administrator: policyPins.administrator ?? settings.pins.administrator,
  };
}

/** Sets a role's PIN; `null` removes the clerks'. A PIN opens one role only. */
export async function setPin(
  { role, pin }: { readonly role: StaffRole; readonly pin: string | null },
  { store, policyPins, hashing }: PinPorts,
): Promise<Result<null, StaffError>> {
  if (policyPins()[role] !== null) return refuse('setting-locked');
  // Without an administrator's PIN any person could set the station up again.
  if (pin === null && role === 'administrator') return refuse('pin-malformed');
  const fault = pin === null ? null : pinFault(pin);
  if (fault) return refuse(fault);
  const hash = pin === null ? null : await hashing.hashPin(pin);
  let isTaken = false;
  const saved = await store.update(async (now) => {
    const other = pinsInForce(now, policyPins())[role === 'clerk' ? 'administrator' : 'clerk'];
    isTaken =
      pin !== null && other !== null && ((await hashing.fitsPins({ pin, hashes: [other] }))[0] ?? false);
    return isTaken ? now : { ...now, pins: { ...now.pins, [role]: hash }, pinTries: null };
  });
  if (!saved.ok) return refuseStore(saved.error);
  return isTaken ? refuse('pin-taken') : saved;
}
