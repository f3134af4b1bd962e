/**
 * A table of a FlatBuffers file: fields are read by their number in the schema, and an omitted field is
 * `undefined`. https://flatbuffers.dev/internals/
 */
export class Table {
  #bytes;
  #at;

  /** @param at where the table begins */
  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** @param bytes of a whole file @returns its root */
  static root(bytes: Buffer): Table {
    return new Table(bytes, bytes.readUInt32LE(0));
  }

  int(field: number, absent: number = 0): number {
    const at = this.#field(field);
    return at === undefined ? absent : this.#bytes.readInt32LE(at);
  }

  byte(field: number): number {
    const at = this.#field(field);
    return at === undefined ? 0 : this.#bytes.readUInt8(at);
  }

  table(field: number): Table | undefined {
    const at = this.#target(field);
    return at === undefined ? undefined : new Table(this.#bytes, at);
  }

  /** @param field a vector of tables */
  tables(field: number): Table[] {
    return this.#elements(field, 4).map((at) => new Table(this.#bytes, at + this.#bytes.readUInt32LE(at)));
  }

  /** @param field a vector of 32-bit integers */
  ints(field: number): number[] {
    return this.#elements(field, 4).map((at) => this.#bytes.readInt32LE(at));
  }

  /** @param field a vector of unsigned integers @param size of one, in bytes */
  unsigned(field: number, size: 1 | 2): number[] {
    return this.#elements(field, size).map((at) => this.#bytes.readUIntLE(at, size));
  }

  /** @param field a vector of bytes */
  bytes(field: number): Buffer | undefined {
    const at = this.#target(field);
    return at === undefined ? undefined : this.#bytes.subarray(at + 4, at + 4 + this.#bytes.readUInt32LE(at));
  }

  /** @returns where the field is */
  #field(index: number): number | undefined {
    const layout = this.#at - this.#bytes.readInt32LE(this.#at);
    const entry = 4 + 2 * index;
    const offset = entry < this.#bytes.readUInt16LE(layout) ? this.#bytes.readUInt16LE(layout + entry) : 0;
    return offset === 0 ? undefined : this.#at + offset;
  }

  /** @returns where it points to */
  #target(field: number): number | undefined {
    const at = this.#field(field);
    return at === undefined ? undefined : at + this.#bytes.readUInt32LE(at);
  }

  /** @param size in bytes @returns where each element of the vector is */
  #elements(field: number, size: number): number[] {
    const vector = this.#target(field);
    const length = vector === undefined ? 0 : this.#bytes.readUInt32LE(vector);
    return Array.from({ length }, (_, index) => (vector ?? 0) + 4 + size * index);
  }
}
