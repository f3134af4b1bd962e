interface Device {
  readonly kind: string;
  readonly deviceId: string;
  readonly label: string;
}

/**
 * What makers call the second sensor that sits beside the colour one for face log-in. This saves opening it; what a
 * device really is, main finds out without the label.
 */
const companionWords = /\b(ir|infrared|infra-red|depth|windows hello|tof)\b/i;

/**
 * The cameras to open, in this order: the last one used, then the others as the system lists them.
 * Infrared and depth companions come only where there is nothing else, so that main can refuse them by name.
 * @returns device ids; empty where no camera is listed
 */
export function camerasToTry(devices: readonly Device[], servedLast: string | null): readonly string[] {
  const cameras = devices.filter(({ kind }) => kind === 'videoinput');
  const colour = cameras.filter(({ label }) => !companionWords.test(label));
  const ids = (colour.length > 0 ? colour : cameras).map(({ deviceId }) => deviceId);
  return [...new Set(ids)].sort((one, other) => Number(other === servedLast) - Number(one === servedLast));
}
