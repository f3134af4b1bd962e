import type { KeyStore } from '../settings/key-store.ts';
export async function checkPhotoInApp(
  _args: readonly string[],
  _ports: { keyStore: KeyStore; defaultEndpoint: string; print: (line: string) => void },
): Promise<number> {
  throw new Error('being built');
}
