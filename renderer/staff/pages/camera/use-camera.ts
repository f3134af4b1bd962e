import { useEffect, useState } from 'react';
import type { CameraCode } from '../../../../preload/error-codes.ts';
import type { StaffDevices } from './staff-devices.ts';

type CameraState = 'opening' | 'open' | CameraCode;

/**
 * The camera, open as long as the caller is drawn. A lost camera is opened again automatically where possible.
 * @returns the state, and a function that tries again at once
 */
export function useCamera(devices: StaffDevices): readonly [CameraState, () => void] {
  const [state, setState] = useState<CameraState>('opening');
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const gone = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (next: CameraState): void => {
      if (!gone.signal.aborted) setState(next);
    };
    const open = async (): Promise<void> => {
      const fault = await devices.open(gone.signal);
      if (gone.signal.aborted) return devices.close();
      tell(fault ?? 'open');
      if (fault) timer = setTimeout(() => void open(), retryMs);
    };
    const stopListening = devices.onLost((code) => {
      tell(code);
      timer = setTimeout(() => void open(), retryMs);
    });
    void open();
    return () => {
      gone.abort();
      clearTimeout(timer);
      stopListening();
      devices.close();
    };
  }, [devices, tries]);
  const retry = (): void => {
    setState('opening');
    setTries((count) => count + 1);
  };
  return [state, retry];
}

const retryMs = 2_000;
