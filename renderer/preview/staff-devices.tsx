import cameraPicture from '../../test/fixtures/camera/person.mjpeg?url';
import type { StaffDevices } from '../staff/pages/camera/staff-devices.ts';
import { restingOval } from '../guidance/guidance.ts';

const cover = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' } as const;

/**
 * A camera that always shows the same person, in light that is too strong behind them.
 * @param portraits on the wall beside them
 */
export function previewDevices(portraits = 0): StaffDevices {
  return {
    open: () => Promise.resolve(null),
    close: () => undefined,
    onLost: () => () => undefined,
    facts: () => ({ width: 1280, height: 720, framesPerSecond: 30 }),
    view: () => <img style={cover} src={cameraPicture} alt="" />,
    follow: (_rotation, listener) => {
      const guidance = { hint: 'lightBehind', oval: restingOval, holding: null } as const;
      const timer = setTimeout(() => {
        listener({ type: 'GUIDANCE', guidance });
        listener({ type: 'FURNITURE', faces: portraits });
      }, 0);
      return () => clearTimeout(timer);
    },
    grab: () => Promise.resolve(null),
  };
}
