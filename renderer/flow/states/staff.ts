import { flow } from '../setup.ts';

/** Staff look after the station. Nobody is being checked; the camera is theirs. */
export const staff = flow.createStateConfig({
  id: 'staff',
  tags: 'staff',
  entry: ['closeCamera', 'wipe'],
  on: {
    // Called again while they are here: stays as it is.
    STAFF_CAME: {},
    // Whatever was wrong may have been mended: the kiosk looks anew.
    STAFF_LEFT: { target: '#idle', actions: 'forgetCameraTrouble' },
  },
});
