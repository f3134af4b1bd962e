/** Numbers that a kernel loads and stores at once. */
export const lanes = 4;
/** Outputs that `pointwise` computes together. */
const panel = 8;

/** Collects the constants of a model one behind the other, each beginning at a multiple of `lanes`. */
export class Weights {
  /** @type {Uint16Array[]} */
  #parts: Uint16Array[] = [];
  /** Of numbers, all parts together. */
  count = 0;

  /** @returns the index of the first */
  add(halfs: Uint16Array): number {
    const index = this.count;
    const part = new Uint16Array(roundUp(halfs.length, lanes));
    part.set(halfs);
    this.#parts.push(part);
    this.count += part.length;
    return index;
  }

  /** @returns numbers in half precision, the low byte first */
  toBuffer(): Buffer {
    const bytes = Buffer.alloc(2 * this.count);
    this.#parts.flatMap((part) => [...part]).forEach((half, index) => bytes.writeUInt16LE(half, 2 * index));
    return bytes;
  }
}

/**
 * Turns [outputs][depth] into panels of eight outputs, [panel][depth][8], the last of which may be one of four. Where the
 * outputs are no multiple of four, zeros follow.
 */
export function packPanels(weights: Uint16Array, outputs: number) {
  const depth = weights.length / outputs;
  const wide = roundUp(outputs, lanes);
  const packed = new Uint16Array(wide * depth);
  let at = 0;
  for (let first = 0; first < wide; first += panel) {
    const behind = Math.min(first + panel, wide);
    for (let place = 0; place < depth; place += 1) {
      for (let output = first; output < behind; output += 1) {
        packed[at] = output < outputs ? (weights[output * depth + place] ?? 0) : 0;
        at += 1;
      }
    }
  }
  return packed;
}

export const roundUp = (number: number, multiple: number) => Math.ceil(number / multiple) * multiple;
