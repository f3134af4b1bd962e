import { useCallback } from 'react';
import type { SecretName, Secrets, StaffError } from '../../../../preload/staff-contract.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useStaff } from '../../shell/staff-context.ts';

export interface SecretsModel {
  /** Null until main has answered. */
  readonly secrets: Secrets | null;
  readonly error: StaffError | null;
  /** Each answers with what went wrong, or null. `set` keeps nothing of the value. */
  readonly set: (name: SecretName, value: string | null) => Promise<StaffError | null>;
  readonly importKey: () => Promise<StaffError | null>;
}

/** What may be known of the secrets: their ends, their lengths, their sources. */
export function useSecrets(): SecretsModel {
  const { ask } = useStaff();
  const { value: secrets, error, put } = useAnswer(useCallback(() => ask('getSecrets'), [ask]));
  const taken = useCallback(
    (changed: Awaited<ReturnType<typeof ask<'setSecret'>>>): StaffError | null => {
      if (changed.ok) put(changed);
      return changed.ok ? null : changed.error;
    },
    [put],
  );
  const set = useCallback<SecretsModel['set']>(
    (name, value) => ask('setSecret', { name, value }).then(taken),
    [ask, taken],
  );
  const importKey = useCallback(() => ask('importApiKey').then(taken), [ask, taken]);
  return { secrets, error, set, importKey };
}

/** Set from outside (policy, credential), so it can't be changed here. */
export function isEnforced(secrets: Secrets | null, name: SecretName): boolean {
  const source = secrets?.[name]?.source;
  return source === 'policy' || source === 'credential';
}

/** A key of the bank's own, not the demonstration's. */
export function hasOwnKey(secrets: Secrets | null): boolean {
  const source = secrets?.apiKey?.source ?? 'demonstration';
  return source !== 'demonstration';
}
