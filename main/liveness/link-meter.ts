/**
 * Subtracted from each measurement for the service's own processing, which a client can't distinguish from transfer time. The service takes
 * about a second; half of it keeps the figure within a factor of two for anything between 0 and 1.5 s on the connections
 * where it matters (64 kB at 256 kbit/s need 2 s); a fast connection is underestimated, and none is overestimated
 * by more than half.
 */
const serviceAllowanceMs = 500;
/** A shorter measurement only shows that the connection is fast. */
const leastUploadMs = 100;
/** Below it the round trip and the service are most of the time. */
const leastBytes = 20_000;
const kept = 5;
const longestSettleMs = 1000;

export interface MeasuredUpload {
  readonly bytes: number;
  /** From the first piece of the form to the head of the answer, ms. */
  readonly tookMs: number;
}

/** Upload speed, measured on the checks themselves: no extra traffic is sent to measure it. */
export class LinkMeter {
  readonly #speeds: number[] = [];
  #roundTripMs = 0;

  /** @param ms how long opening a TCP connection took; the shortest is nearest to the network's round trip */
  noteRoundTrip(ms: number): void {
    this.#roundTripMs = this.#roundTripMs === 0 ? ms : Math.min(this.#roundTripMs, ms);
  }

  /**
   * How long after its opening a connection may still deliver what the server sent before any request, ms: one and a half of the shortest
   * round trip, at most a second.
   */
  get settleMs(): number {
    return Math.min(this.#roundTripMs * 1.5, longestSettleMs);
  }

  noteUpload({ bytes, tookMs }: MeasuredUpload): void {
    if (bytes < leastBytes) return;
    const uploadMs = Math.max(leastUploadMs, tookMs - this.#roundTripMs - serviceAllowanceMs);
    this.#speeds.push((bytes * 8000) / uploadMs);
    if (this.#speeds.length > kept) this.#speeds.shift();
  }

  /** Bits a second; the best of the last five, since disturbances only make it slower. Null before the first picture. */
  get bitsPerSecond(): number | null {
    return this.#speeds.length === 0 ? null : Math.max(...this.#speeds);
  }
}
