/** Something that needs a place in memory for a while. */
interface Value {
  readonly bytes: number;
  /** The first step that it is there in, and the last one, both included. */
  readonly from: number;
  readonly to: number;
}

/** So that four numbers can be loaded at once, and a cache line holds no two values. */
const alignment = 64;

/**
 * Finds places for values such that no two overlap that are there in the same step: the largest first, each as low as
 * it fits.
 * @returns where each begins, and how much memory they need together
 */
export function planMemory(values: readonly Value[]): { places: number[]; bytes: number } {
  const places: number[] = values.map(() => 0);
  const placed: number[] = [];
  const largestFirst = values.map((_, index) => index).sort((one, other) => sizeOf(other) - sizeOf(one));
  function sizeOf(index: number) {
    return Math.ceil((values[index]?.bytes ?? 0) / alignment) * alignment;
  }
  const endOf = (index: number) => (places[index] ?? 0) + sizeOf(index);
  for (const index of largestFirst) {
    const inTheWay = placed
      .filter((other) => overlap(values[index], values[other]))
      .sort((one, other) => (places[one] ?? 0) - (places[other] ?? 0));
    let place = 0;
    for (const other of inTheWay) {
      if (place + sizeOf(index) <= (places[other] ?? 0)) break;
      place = Math.max(place, endOf(other));
    }
    places[index] = place;
    placed.push(index);
  }
  return { places, bytes: Math.max(0, ...placed.map(endOf)) };
}

function overlap(one: Value | undefined, other: Value | undefined) {
  return one !== undefined && other !== undefined && one.from <= other.to && other.from <= one.to;
}
