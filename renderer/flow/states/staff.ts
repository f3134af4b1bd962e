import { flow } from '../setup.ts';

/** The staff console is open: no customer session; the console uses the camera. */
export const staff = flow.createStateConfig({
  id: 'staff',
  tags: 'staff',
  entry: ['closeCamera', 'wipe'],
  on: {
    // Called again while they are here: stays as it is.
    STAFF_CAME: {},
    // Staff may have repaired a fault: the kiosk checks again.
    STAFF_LEFT: { target: '#idle', actions: 'forgetCameraTrouble' },
  },
});
