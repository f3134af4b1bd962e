/** Parts of a secret as they could be stored: unchanged, and in base64 at each of its three alignments. */
export function traces(secret: Buffer): Buffer[] {
  const encoded = [0, 1, 2].map((shift) =>
    Buffer.from(secret.subarray(shift).toString('base64').slice(4, -8)),
  );
  return [secret, ...encoded];
}
