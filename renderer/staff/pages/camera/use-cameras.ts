import { useCallback, useState } from 'react';
import type { CameraChoice, StaffError } from '../../../../preload/staff-contract.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { useStaff } from '../../shell/staff-context.ts';

/** A camera just plugged in is found without a touch, ms. */
const everyMs = 4_000;

export interface CamerasModel {
  readonly cameras: readonly CameraChoice[] | null;
  readonly error: StaffError | null;
  readonly pin: (id: string | null) => void;
}

/** The cameras that are connected, and which of them may be used. */
export function useCameras(): CamerasModel {
  const { ask } = useStaff();
  const { answer, put } = useAnswer(
    useCallback(() => ask('listCameras'), [ask]),
    everyMs,
  );
  const [failed, setFailed] = useState<StaffError | null>(null);
  const pin = (id: string | null): void =>
    void ask('pinCamera', { id }).then((pinned) => {
      if (pinned.ok) put(pinned);
      setFailed(pinned.ok ? null : pinned.error);
    });
  return {
    cameras: answer?.ok ? answer.value : null,
    error: failed ?? (answer?.ok === false ? answer.error : null),
    pin,
  };
}
