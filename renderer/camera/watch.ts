/** A shorter mute is a glitch of the driver; a longer one is sleep, a shutter or an unplugged camera. Our value. */
const muteGraceMs = 700;

/**
 * Watches a video track and calls back once when it gives no more pictures: `ended` (unplugged, the capture
 * process ended, waking from sleep) or muted for longer than a glitch.
 * @returns a function that stops it
 */
export function watchTrack(track: MediaStreamTrack, onLost: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    track.removeEventListener('ended', lose);
    track.removeEventListener('mute', wait);
    track.removeEventListener('unmute', relax);
  };
  const lose = (): void => {
    stop();
    onLost();
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(lose, muteGraceMs);
  };
  const relax = (): void => clearTimeout(timer);
  track.addEventListener('ended', lose);
  track.addEventListener('mute', wait);
  track.addEventListener('unmute', relax);
  if (track.muted) wait();
  return stop;
}

/** Calls back when devices were plugged in or out; returns a function that stops it. */
export function watchDevices(devices: EventTarget, onChange: () => void): () => void {
  devices.addEventListener('devicechange', onChange);
  return () => devices.removeEventListener('devicechange', onChange);
}

/** Without permission Chromium hides names and ids, but an unnamed entry still shows that a camera is present. */
export async function hasCamera(devices: Pick<MediaDevices, 'enumerateDevices'>): Promise<boolean> {
  return (await devices.enumerateDevices()).some((device) => device.kind === 'videoinput');
}
