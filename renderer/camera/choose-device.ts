interface Device {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/**
 * Manufacturers' names for the second sensor next to the colour one, used for face log-in. This avoids opening it; main
 * identifies the real device without the label.
 */
const companionWords = /\b(ir|infrared|infra-red|depth|windows hello|tof)\b/i;

/**
 * The cameras to try, in this order: the last one used, then the others as the system lists them.
 * Infrared and depth sensors only where there is no other, so that main can refuse them by name.
 * @returns device ids; empty where no camera is listed
 */
export function camerasToTry(devices: readonly Device[], servedLast: string | null): readonly string[] {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  const colour = cameras.filter(({ label }) => !companionWords.test(label));
  const ids = (colour.length > 0 ? colour : cameras).map(({ deviceId }) => deviceId);
  return [...new Set(ids)].sort((one, other) => Number(other === servedLast) - Number(one === servedLast));
}
