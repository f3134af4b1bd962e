/**
 * @typedef {object} Value something that needs a place in memory for a while
 * @property {number} bytes
 * @property {number} from the first step that it is there in, included
 * @property {number} to the last one, included
 */

/** So that four numbers can be loaded at once, and a cache line holds no two values. */
const alignment = 64;

/**
 * Finds places for values such that no two overlap that are there in the same step: the largest first, each as low as
 * it fits.
 * @param {readonly Value[]} values
 * @returns {{ places: number[], bytes: number }} where each begins, and how much memory they need together
 */
export function planMemory(values) {
  /** @type {number[]} */
  const places = values.map(() => 0);
  /** @type {number[]} */
  const placed = [];
  const largestFirst = values.map((_, index) => index).sort((one, other) => sizeOf(other) - sizeOf(one));
  /** @param {number} index */
  function sizeOf(index) {
    return Math.ceil((values[index]?.bytes ?? 0) / alignment) * alignment;
  }
  /** @param {number} index */
  const endOf = (index) => (places[index] ?? 0) + sizeOf(index);
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

/** @param {Value | undefined} one @param {Value | undefined} other */
function overlap(one, other) {
  return one !== undefined && other !== undefined && one.from <= other.to && other.from <= one.to;
}
