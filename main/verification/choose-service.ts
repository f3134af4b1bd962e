import type { ErrorCode, Flavour, Result } from '../../preload/contract.ts';

export type ServiceChoice =
  | { readonly kind: 'real'; readonly endpoint: string; readonly apiKey: string }
  /** `apiKey` null: the embedded service's own default key. */
  | { readonly kind: 'embedded'; readonly apiKey: string | null }
  | { readonly kind: 'none'; readonly code: ErrorCode; readonly staffDetail: string };

export interface ServiceSources {
  readonly flavour: Flavour;
  readonly defaultEndpoint: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The key that staff or IT have given to this station. */
  readonly stored: Result<
    { readonly apiKey: string | null },
    { readonly code: ErrorCode; readonly staffDetail: string }
  >;
  readonly isDemoKey: (apiKey: string) => boolean;
}

/**
 * Which service judges the pictures. A production build uses the configured endpoint with the stored key or
 * none at all; the environment is for development and demonstrations only, and even there the stored key is never sent
 * to an endpoint that the environment names.
 */
export function chooseService(sources: ServiceSources): ServiceChoice {
  if (sources.flavour === 'production') return chooseForProduction(sources);
  const endpoint = sources.environment['LIVENESS_KIOSK_ENDPOINT'];
  const apiKey = sources.environment['LIVENESS_KIOSK_API_KEY'];
  if (endpoint) {
    if (apiKey) return { kind: 'real', endpoint, apiKey };
    return none('not-configured', 'LIVENESS_KIOSK_ENDPOINT is set, LIVENESS_KIOSK_API_KEY is not');
  }
  if (apiKey) return chooseByKey(apiKey, sources);
  if (!sources.stored.ok) return none(sources.stored.error.code, sources.stored.error.staffDetail);
  const { apiKey: storedKey } = sources.stored.value;
  return storedKey === null ? { kind: 'embedded', apiKey: null } : chooseByKey(storedKey, sources);
}

function chooseForProduction({ stored, defaultEndpoint }: ServiceSources): ServiceChoice {
  if (!stored.ok) return none(stored.error.code, stored.error.staffDetail);
  const { apiKey } = stored.value;
  if (apiKey === null) return none('not-configured', 'no API key is set');
  return { kind: 'real', endpoint: defaultEndpoint, apiKey };
}

function chooseByKey(apiKey: string, { isDemoKey, defaultEndpoint }: ServiceSources): ServiceChoice {
  return isDemoKey(apiKey)
    ? { kind: 'embedded', apiKey }
    : { kind: 'real', endpoint: defaultEndpoint, apiKey };
}

function none(code: ErrorCode, staffDetail: string): ServiceChoice {
  return { kind: 'none', code, staffDetail };
}
