export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** Median and range of at least one number. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = [...numbers].sort((one, other) => one - other);
  const at = (index: number) => sorted[index] ?? Number.NaN;
  const middle = (sorted.length - 1) / 2;
  return {
    median: (at(Math.floor(middle)) + at(Math.ceil(middle))) / 2,
    least: at(0),
    most: at(sorted.length - 1),
  };
}

/** Runs both sides in turn, the order changing each round, so that a busy moment of the machine hits both. */
export async function interleave(
  rounds: number,
  kiosk: () => Promise<number>,
  curl: () => Promise<number>,
): Promise<{ readonly kiosk: Spread; readonly curl: Spread }> {
  const times = { kiosk: [] as number[], curl: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const order = round % 2 === 0 ? (['kiosk', 'curl'] as const) : (['curl', 'kiosk'] as const);
    for (const side of order) times[side].push(await (side === 'kiosk' ? kiosk() : curl()));
  }
  return { kiosk: spreadOf(times.kiosk), curl: spreadOf(times.curl) };
}
