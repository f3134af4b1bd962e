import type { Result } from '../../preload/contract.ts';
import { readCertificateFile, type CertificateFileFault } from '../network/ca-file.ts';
import type { NetworkOptions } from '../network/route.ts';
import { routeFrom, type ProxySettings } from '../network/system-proxy.ts';
import type { Configuration } from '../settings/configuration.ts';

/** How the real service is reached (proxy, authorities, pins), as plain data that can be compared by value. */
export interface Line {
  /** PEM; null: the built-in authorities alone. */
  readonly ca: string | null;
  readonly pins: readonly string[];
  readonly proxy: ProxySettings;
}

export type LineTrouble = Pick<CertificateFileFault, 'code' | 'staffDetail'>;

/** Reads it from the settings. An authority that is set and can't be read is an error, not a connection without it. */
export async function readLine({ values, stored }: Configuration): Promise<Result<Line, LineTrouble>> {
  const { caFile, spkiPins, proxyMode, proxyUrl, proxyUser } = values;
  const authorities = caFile === '' ? null : await readCertificateFile(caFile);
  if (authorities && !authorities.ok) return authorities;
  const password = stored.ok ? stored.value.proxyPassword : null;
  const proxy: ProxySettings = { mode: proxyMode, url: proxyUrl, user: proxyUser, password };
  return { ok: true, value: { ca: authorities?.value.pem ?? null, pins: spkiPins, proxy } };
}

/** For the client and for the connection test. */
export function networkOf(
  { ca, pins, proxy }: Line,
  resolveProxy: (url: string) => Promise<string>,
): NetworkOptions {
  return { pins, route: routeFrom(proxy, resolveProxy), ...(ca !== null && { ca }) };
}
