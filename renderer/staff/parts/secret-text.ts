const longest = 2048;

/**
 * A secret while it is being typed. It is kept in an array that is overwritten, not in strings, which no code can
 * erase: the page holds the whole of it as a string only for the moment of sending.
 */
export class SecretText {
  readonly #codes = new Uint16Array(longest);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Replaces the text between two positions. Characters beyond the limit are dropped. */
  replace(from: number, to: number, text: string): void {
    const start = Math.min(Math.max(from, 0), this.#length);
    const end = Math.min(Math.max(to, start), this.#length);
    const room = longest - (this.#length - (end - start));
    const size = Math.min(text.length, room);
    const oldLength = this.#length;
    this.#codes.copyWithin(start + size, end, oldLength);
    for (let at = 0; at < size; at += 1) this.#codes[start + at] = text.charCodeAt(at);
    this.#length = oldLength - (end - start) + size;
    this.#codes.fill(0, this.#length, Math.max(oldLength, this.#length));
  }

  /** The whole of it. Use it at once, and don't keep it. */
  read(): string {
    return String.fromCharCode(...this.#codes.subarray(0, this.#length));
  }

  wipe(): void {
    this.#codes.fill(0);
    this.#length = 0;
  }

  /** For tests: nothing but zeros is left. */
  get isClean(): boolean {
    return this.#length === 0 && this.#codes.every((code) => code === 0);
  }
}
