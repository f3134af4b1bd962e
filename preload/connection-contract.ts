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
/** From when to when something is valid, ms since 1970. */
export interface Validity {
  readonly from: number;
  readonly to: number;
}
/** What a step of the test adds to its finding. Texts are foreign, and tidied; the console adds what each one means. */
export type ConnectionFact =
  | { readonly kind: 'direct' }
  | { readonly kind: 'proxy'; readonly address: string }
  /** Of the service, where it refused the connection itself. */
  | { readonly kind: 'server'; readonly host: string }
  | { readonly kind: 'name'; readonly host: string; readonly address: string }
  | ({ readonly kind: 'certificate'; readonly names: string; readonly issuer: string } & Validity)
  /** When all of the authorities are valid, where that is not as long as the server's own certificate. */
  | ({ readonly kind: 'authorities' } & Validity)
  /** Of the server's own certificate, as it would be pinned. */
  | { readonly kind: 'pin'; readonly pin: string }
  /** This computer's clock minus the server's. */
  | { readonly kind: 'clock'; readonly offsetMs: number }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'not-encrypted' }
  | { readonly kind: 'billed' }
  /** What a system, a server or the service said, in English. */
  | { readonly kind: 'said'; readonly text: string };
export interface ConnectionStepReport {
  readonly step: ConnectionStep;
  readonly finding: ConnectionFinding;
  readonly facts: readonly ConnectionFact[];
  readonly tookMs: number;
}
export interface ConnectionReport {
  readonly steps: readonly ConnectionStepReport[];
  readonly well: boolean;
  /** A real request was made, which may have been billed. */
  readonly askedService: boolean;
}
