/** The console's connection test, as its steps cross from main to the page. Types alone, as in staff-contract.ts. */
export const connectionSteps = ['route', 'name', 'connection', 'certificate', 'clock', 'key'] as const;
export type ConnectionStep = (typeof connectionSteps)[number];
export const connectionFindings = [
  ...['well', 'skipped', 'name-not-found', 'refused', 'no-route', 'timed-out'],
  ...['proxy-unreachable', 'proxy-refused', 'proxy-credentials', 'proxy-scheme', 'proxy-unsupported'],
  ...['certificate-name', 'certificate-untrusted', 'certificate-expired', 'certificate-not-yet-valid'],
  ...['certificate-weak', 'client-certificate', 'pin-mismatch', 'tls-other', 'clock-wrong'],
  ...['no-key', 'key-refused', 'access-denied'],
  ...['subscription-not-started', 'subscription-none-active', 'subscription-missing'],
  ...['service-trouble', 'answer-not-understood'],
] as const;
export type ConnectionFinding = (typeof connectionFindings)[number];
export interface ConnectionStepReport {
  readonly step: ConnectionStep;
  readonly finding: ConnectionFinding;
  readonly detail: string | null;
  readonly tookMs: number;
}
export interface ConnectionReport {
  readonly steps: readonly ConnectionStepReport[];
  readonly well: boolean;
  /** A real request was made, which may have been billed. */
  readonly askedService: boolean;
}
