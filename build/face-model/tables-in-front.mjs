/**
 * A place in the file: in the tables that are written now, or in the model that follows them.
 * @typedef {{ part: 'tables' | 'model', at: number }} Place
 *
 * One field of a table. Every field here takes four bytes, a byte included: that wastes a little and keeps offsets plain.
 * @typedef {{ int: number } | { byte: number } | { to: Mark } | undefined} Field
 */

/** Something that is pointed to before it is known where it will lie. */
export class Mark {
  /** @param {Place | null} [place] */
  constructor(place = null) {
    this.place = place;
  }
}

const fieldBytes = 4;
/** Of the root's offset and the four letters that say what the file is. */
const headerBytes = 8;
const largestTables = 1 << 16;

/**
 * Writes FlatBuffers tables that are put in FRONT of an existing file whose bytes stay as they are. FlatBuffers point
 * forward only, so new tables can point into the old file, and nothing in the old file has to be moved or even
 * understood but for what is replaced. https://flatbuffers.dev/internals/
 */
export class TablesInFront {
  #bytes = Buffer.alloc(largestTables);
  #end = headerBytes;
  /** @type {{ at: number, to: Mark }[]} */
  #pointers = [];

  /** @param {Mark} mark @param {readonly Mark[]} targets */
  vectorOfPointers(mark, targets) {
    this.#beginVector(mark, targets.length);
    for (const to of targets) {
      this.#pointers.push({ at: this.#end, to });
      this.#end += fieldBytes;
    }
  }

  /** @param {Mark} mark @param {readonly number[]} values 32 bit, signed */
  vectorOfInts(mark, values) {
    this.#beginVector(mark, values.length);
    for (const value of values) this.#end = this.#bytes.writeInt32LE(value, this.#end);
  }

  /**
   * TFLite maps the data of tensors straight from the file, so they have to begin at a multiple of 16.
   * @param {Mark} mark @param {Buffer} data
   */
  vectorOfBytes(mark, data) {
    while ((this.#end + fieldBytes) % 16 !== 0) this.#end += 1;
    this.#beginVector(mark, data.length);
    this.#end += data.copy(this.#bytes, this.#end);
  }

  /** @param {Mark} mark @param {string} text ASCII; a zero byte ends it */
  text(mark, text) {
    this.#beginVector(mark, text.length);
    this.#end += this.#bytes.write(`${text}\0`, this.#end, 'latin1');
  }

  /** @param {Mark} mark @param {readonly Field[]} fields in the schema's order; undefined where one is left out */
  table(mark, fields) {
    this.#align(4);
    const layout = this.#end;
    this.#bytes.writeUInt16LE(4 + 2 * fields.length, layout);
    this.#bytes.writeUInt16LE(fieldBytes + fieldBytes * fields.length, layout + 2);
    fields.forEach((field, index) => {
      const offset = field ? fieldBytes + fieldBytes * index : 0;
      this.#bytes.writeUInt16LE(offset, layout + 4 + 2 * index);
    });
    this.#end += 4 + 2 * fields.length;
    this.#align(4);
    const start = this.#end;
    mark.place = { part: 'tables', at: start };
    this.#bytes.writeInt32LE(start - layout, start);
    fields.forEach((field, index) => this.#field(field, start + fieldBytes * (index + 1)));
    this.#end = start + fieldBytes * (fields.length + 1);
  }

  /**
   * @param {Buffer} model the file that the tables go in front of
   * @param {Mark} root
   * @param {string} kind the file's four letters
   * @returns {Buffer}
   */
  finish(model, root, kind) {
    // The model's own data keep their alignment only if the tables' length is a multiple of theirs.
    this.#align(16);
    const file = Buffer.concat([this.#bytes.subarray(0, this.#end), model]);
    for (const { at, to } of this.#pointers) {
      const target = this.#absolute(to);
      if (target <= at) throw new Error('a FlatBuffers offset can only point forward');
      file.writeUInt32LE(target - at, at);
    }
    file.writeUInt32LE(this.#absolute(root), 0);
    file.write(kind, 4, 'latin1');
    return file;
  }

  /** @param {Mark} mark */
  #absolute({ place }) {
    if (!place) throw new Error('something is pointed to that was never written');
    return place.part === 'tables' ? place.at : this.#end + place.at;
  }

  /** @param {Field} field @param {number} at */
  #field(field, at) {
    if (!field) return;
    if ('int' in field) this.#bytes.writeInt32LE(field.int, at);
    else if ('byte' in field) this.#bytes.writeInt8(field.byte, at);
    else this.#pointers.push({ at, to: field.to });
  }

  /** @param {Mark} mark @param {number} length */
  #beginVector(mark, length) {
    this.#align(4);
    mark.place = { part: 'tables', at: this.#end };
    this.#end = this.#bytes.writeUInt32LE(length, this.#end);
  }

  /** @param {number} multiple */
  #align(multiple) {
    this.#end = Math.ceil(this.#end / multiple) * multiple;
  }
}
