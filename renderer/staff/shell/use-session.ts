import { useCallback, useEffect, useMemo } from 'react';
import type { Station } from '../../../preload/contract.ts';
import type { StaffEntry } from '../../../preload/staff-contract.ts';
import type { StaffServices } from '../staff-console.tsx';
import { createAsk } from './ask.ts';
import type { StaffSession } from './staff-context.ts';

interface SessionProps {
  readonly services: StaffServices;
  readonly station: Station;
  readonly entry: StaffEntry;
  readonly go: StaffSession['go'];
  readonly onClosed: () => void;
}

/** One staff session: how its pages ask main, and how it ends. */
export function useSession({ services, station, entry, go, onClosed }: SessionProps) {
  const { bridge, devices } = services;
  const { token, role } = entry;
  const ask = useMemo(() => createAsk(bridge, token, onClosed), [bridge, token, onClosed]);
  useEffect(() => bridge.onDismissed(onClosed), [bridge, onClosed]);
  const leave = useCallback(() => {
    void ask('leave');
    onClosed();
  }, [ask, onClosed]);
  const context = useMemo<StaffSession>(
    () => ({ ask, bridge, devices, station, role, go }),
    [ask, bridge, devices, station, role, go],
  );
  return { context, leave };
}
