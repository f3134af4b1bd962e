import type { CameraCode } from '../../preload/contract.ts';
import type { NoteEvent } from '../audit/events.ts';
import type { Admitted } from '../camera/gate.ts';
import type { Vitals } from '../diagnostics/vitals.ts';

/** Tells staff's status of every look at a camera, and the records of every change: each session opens the camera anew. */
export function noteCameras(vitals: Vitals, note: NoteEvent) {
  let last = '';
  const noteChange: NoteEvent = (kind, data) => {
    const text = JSON.stringify(data);
    if (text === last) return;
    last = text;
    note(kind, data);
  };
  return {
    onChecked(admission: Admitted): void {
      vitals.noteCamera(admission.ok ? admission.camera : null);
      if (admission.ok) noteChange('camera', { event: 'admitted', camera: admission.camera });
      else noteChange('camera', { event: 'refused', reason: admission.reason });
    },
    onReported(code: CameraCode | null): void {
      vitals.noteCameraTrouble(code);
      noteChange('camera', code === null ? { event: 'works-again' } : { event: 'trouble', code });
    },
  };
}
