import { useEffect, useState } from 'react';
import type { ConnectionReport, ConnectionStepReport } from '../../../../preload/connection-contract.ts';
import type { StaffError } from '../../../../preload/staff-contract.ts';
import { useStaff } from '../../shell/staff-context.ts';

export interface ConnectionTestState {
  readonly phase: 'asking' | 'running' | 'over';
  readonly steps: readonly ConnectionStepReport[];
  readonly report: ConnectionReport | null;
  readonly error: StaffError | null;
  readonly run: (real: boolean) => void;
}

/** Runs the connection test; its steps arrive while it runs. */
export function useConnectionTest(): ConnectionTestState {
  const { ask, bridge } = useStaff();
  const [phase, setPhase] = useState<ConnectionTestState['phase']>('asking');
  const [steps, setSteps] = useState<readonly ConnectionStepReport[]>([]);
  const [report, setReport] = useState<ConnectionReport | null>(null);
  const [error, setError] = useState<StaffError | null>(null);
  useEffect(() => bridge.onTestStep((step) => setSteps((before) => [...before, step])), [bridge]);
  const run = (real: boolean): void => {
    setPhase('running');
    setSteps([]);
    setReport(null);
    setError(null);
    void ask('testConnection', { real }).then((answer) => {
      setPhase('over');
      if (answer.ok) {
        setReport(answer.value);
        setSteps(answer.value.steps);
      } else setError(answer.error);
    });
  };
  return { phase, steps, report, error, run };
}
