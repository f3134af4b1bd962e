/**
 * A table of a FlatBuffers file: fields are read by their number in the schema, and an omitted field is
 * `undefined`. https://flatbuffers.dev/internals/
 */
export class Table {
  #bytes;
  #at;

  /** @param {Buffer} bytes @param {number} at where the table begins */
  constructor(bytes, at) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** @param {Buffer} bytes of a whole file @returns {Table} its root */
  static root(bytes) {
    return new Table(bytes, bytes.readUInt32LE(0));
  }

  /** @param {number} field @param {number} [absent] @returns {number} */
  int(field, absent = 0) {
    const at = this.#field(field);
    return at === undefined ? absent : this.#bytes.readInt32LE(at);
  }

  /** @param {number} field @returns {number} */
  byte(field) {
    const at = this.#field(field);
    return at === undefined ? 0 : this.#bytes.readUInt8(at);
  }

  /** @param {number} field @returns {Table | undefined} */
  table(field) {
    const at = this.#target(field);
    return at === undefined ? undefined : new Table(this.#bytes, at);
  }

  /** @param {number} field a vector of tables @returns {Table[]} */
  tables(field) {
    return this.#elements(field, 4).map((at) => new Table(this.#bytes, at + this.#bytes.readUInt32LE(at)));
  }

  /** @param {number} field a vector of 32-bit integers @returns {number[]} */
  ints(field) {
    return this.#elements(field, 4).map((at) => this.#bytes.readInt32LE(at));
  }

  /** @param {number} field a vector of unsigned integers @param {1 | 2} size of one, in bytes @returns {number[]} */
  unsigned(field, size) {
    return this.#elements(field, size).map((at) => this.#bytes.readUIntLE(at, size));
  }

  /** @param {number} field a vector of bytes @returns {Buffer | undefined} */
  bytes(field) {
    const at = this.#target(field);
    return at === undefined ? undefined : this.#bytes.subarray(at + 4, at + 4 + this.#bytes.readUInt32LE(at));
  }

  /** @param {number} index @returns {number | undefined} where the field is */
  #field(index) {
    const layout = this.#at - this.#bytes.readInt32LE(this.#at);
    const entry = 4 + 2 * index;
    const offset = entry < this.#bytes.readUInt16LE(layout) ? this.#bytes.readUInt16LE(layout + entry) : 0;
    return offset === 0 ? undefined : this.#at + offset;
  }

  /** @param {number} field @returns {number | undefined} where it points to */
  #target(field) {
    const at = this.#field(field);
    return at === undefined ? undefined : at + this.#bytes.readUInt32LE(at);
  }

  /** @param {number} field @param {number} size in bytes @returns {number[]} where each element of the vector is */
  #elements(field, size) {
    const vector = this.#target(field);
    const length = vector === undefined ? 0 : this.#bytes.readUInt32LE(vector);
    return Array.from({ length }, (_, index) => (vector ?? 0) + 4 + size * index);
  }
}
