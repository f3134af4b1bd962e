import { useLayoutEffect, useState } from 'react';
import type { ExportState } from '../../../../preload/record-contract.ts';
import { useStaff } from '../../shell/staff-context.ts';

export interface Export {
  /** Null: no export to report. */
  readonly state: ExportState | null;
  readonly isStopping: boolean;
  readonly write: (drive: string, from: string, to: string) => void;
  readonly stop: () => void;
}

/** An export runs in main, which reports its progress and end to this page or to one opened later. */
export function useExport(lastExport: ExportState | null): Export {
  const { ask, bridge } = useStaff();
  const [state, setState] = useState(lastExport);
  const [isStopping, setIsStopping] = useState(false);
  // A layout effect, so that it subscribes before "stop" can be pressed: no result may be missed.
  useLayoutEffect(() => bridge.onExportState(setState), [bridge]);
  const write = (drive: string, from: string, to: string): void => {
    setIsStopping(false);
    setState({ kind: 'running', step: 'writing', doneBytes: 0, totalBytes: 0 });
    void ask('exportRecords', { drive, from, to }).then((answer) =>
      setState(
        answer.ok
          ? { kind: 'written', fileNames: answer.value.fileNames }
          : { kind: 'failed', error: answer.error },
      ),
    );
  };
  const stop = (): void => {
    setIsStopping(true);
    void ask('stopExport');
  };
  return { state, isStopping, write, stop };
}
