import type { CameraCode } from '../../preload/error-codes.ts';
import type { NoteEvent, StationEvents } from '../records/events.ts';
import type { Admitted } from '../camera/gate.ts';
import type { Health } from '../watchdog/health.ts';

/** A loose cable or a compromised renderer must not fill the records: real checks would be deleted sooner. */
const mostPerWindow = 10;
const windowMs = 60_000;

/**
 * Reports every camera decision to the status page, and every change to the records: each session opens the camera again.
 * @param now monotonic, ms
 */
export function noteCameras(health: Health, note: NoteEvent, now = () => performance.now()) {
  let last = '';
  let windowBegan = Number.NEGATIVE_INFINITY;
  let noted = 0;
  let untold = 0;
  const noteChange = (kind: 'camera', data: StationEvents['camera']) => {
    const text = JSON.stringify(data);
    if (text === last) return;
    last = text;
    if (now() - windowBegan >= windowMs) {
      if (untold > 0) note('camera', { event: 'unsteady', changes: untold });
      windowBegan = now();
      noted = 0;
      untold = 0;
    }
    noted += 1;
    if (noted <= mostPerWindow) note(kind, data);
    else untold += 1;
  };
  return {
    onChecked(admission: Admitted): void {
      health.noteCamera(admission.ok ? admission.camera : null);
      if (admission.ok) noteChange('camera', { event: 'admitted', camera: admission.camera });
      else noteChange('camera', { event: 'refused', reason: admission.reason });
    },
    onReported(code: CameraCode | null): void {
      health.noteCameraFault(code);
      noteChange('camera', code === null ? { event: 'works-again' } : { event: 'trouble', code });
    },
  };
}
