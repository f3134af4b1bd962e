/** Messages from the service's process to the process that started it. */
export type ServiceMessage =
  | { readonly kind: 'listening'; readonly port: number }
  | { readonly kind: 'failed'; readonly reason: string };

export interface Parent {
  tell(message: ServiceMessage): void;
}

/** The part of Electron's utility process that is used here; plain Node has no `process.parentPort`. */
interface ParentPort {
  postMessage(message: unknown): void;
}

/**
 * Finds the parent, an Electron main process or a Node process that forked this one, and makes sure that this
 * process ends when the parent ends, for any reason: no orphan keeps a port and the models in memory.
 * @throws when the process was started by hand
 */
export function connectToParent(): Parent {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  // Chromium itself ends a utility process as soon as the browser process is gone.
  if (parentPort !== undefined) return { tell: (message) => parentPort.postMessage(message) };
  if (process.send === undefined) throw new Error('The demonstration service is started by the kiosk.');
  process.once('disconnect', () => process.exit(0));
  return { tell: (message) => void process.send?.(message) };
}
