import { useEffect, useState } from 'react';
import type { StaffError, StaffRole } from '../../../../preload/staff-contract.ts';
import { SecretText } from '../../parts/secret-text.ts';
import { useStaff } from '../../shell/staff-context.ts';

export interface PinSteps {
  readonly role: StaffRole;
  /** `ask`: whether clerks get a PIN as well. `set`: both are done. */
  readonly phase: 'choose' | 'repeat' | 'ask' | 'set';
  readonly fault: 'different' | StaffError | null;
  readonly busy: boolean;
  readonly enter: (pin: string) => void;
  readonly askClerk: () => void;
  /** There is to be no PIN for clerks after all. */
  readonly leaveClerk: () => void;
}

/** The administrator's PIN, twice; then, if wanted, the clerk's, twice. */
export function usePinSteps(hasPin: boolean, onPin: () => void): PinSteps {
  const { ask } = useStaff();
  const [role, setRole] = useState<StaffRole>(hasPin ? 'clerk' : 'administrator');
  const [phase, setPhase] = useState<PinSteps['phase']>(hasPin ? 'ask' : 'choose');
  const [fault, setFault] = useState<PinSteps['fault']>(null);
  const [busy, setBusy] = useState(false);
  const [chosen] = useState(() => new SecretText());
  useEffect(() => () => chosen.wipe(), [chosen]);

  const again = (why: PinSteps['fault']): void => {
    chosen.wipe();
    setFault(why);
    setPhase('choose');
  };
  const send = async (pin: string): Promise<void> => {
    setBusy(true);
    const answer = await ask('setPin', { role, pin });
    setBusy(false);
    if (!answer.ok) return again(answer.error);
    chosen.wipe();
    onPin();
    setPhase(role === 'administrator' ? 'ask' : 'set');
    setRole('clerk');
  };
  const enter = (pin: string): void => {
    if (phase === 'choose') {
      chosen.replace(0, chosen.length, pin);
      setFault(null);
      setPhase('repeat');
    } else if (pin === chosen.read()) void send(pin);
    else again('different');
  };
  const leaveClerk = (): void => {
    chosen.wipe();
    setFault(null);
    setPhase('ask');
  };
  return { role, phase, fault, busy, enter, askClerk: () => setPhase('choose'), leaveClerk };
}
