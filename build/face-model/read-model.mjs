import { Mark } from './tables-in-front.mjs';

/** The order of fields in TensorFlow Lite's schema, as far as it is needed (tensorflow/lite/schema/schema.fbs). */
const modelFields = { version: 0, operatorCodes: 1, subgraphs: 2, description: 3, buffers: 4, metadata: 6 };
const subgraphFields = { tensors: 0, inputs: 1, outputs: 2, operators: 3 };

/**
 * @typedef {object} ModelParts where the parts of a model lie, for tables that go in front of it to point to
 * @property {number} version
 * @property {Mark | undefined} description
 * @property {readonly Mark[]} operatorCodes
 * @property {readonly Mark[]} buffers
 * @property {readonly Mark[]} metadata
 * @property {Mark} operatorCodesVector
 * @property {Mark} subgraphsVector
 * @property {readonly Mark[]} tensors of the first subgraph, as are the rest
 * @property {Mark} inputsVector
 * @property {readonly number[]} outputs numbers of tensors
 * @property {readonly Mark[]} operators
 */

/**
 * @param {Buffer} bytes a .tflite file with one subgraph
 * @returns {ModelParts}
 */
export function readModel(bytes) {
  const model = openTable(bytes, bytes.readUInt32LE(0));
  const subgraph = openTable(bytes, pointersIn(bytes, model.follow(modelFields.subgraphs))[0] ?? 0);
  /** @param {number} at */
  const marks = (at) => pointersIn(bytes, at).map(markAt);
  const description = model.follow(modelFields.description);
  const version = model.field(modelFields.version);
  return {
    version: version ? bytes.readUInt32LE(version) : 3,
    description: description ? markAt(description) : undefined,
    operatorCodes: marks(model.follow(modelFields.operatorCodes)),
    buffers: marks(model.follow(modelFields.buffers)),
    metadata: marks(model.follow(modelFields.metadata)),
    operatorCodesVector: markAt(model.follow(modelFields.operatorCodes)),
    subgraphsVector: markAt(model.follow(modelFields.subgraphs)),
    tensors: marks(subgraph.follow(subgraphFields.tensors)),
    inputsVector: markAt(subgraph.follow(subgraphFields.inputs)),
    outputs: elementsOf(bytes, subgraph.follow(subgraphFields.outputs)).map((at) => bytes.readInt32LE(at)),
    operators: marks(subgraph.follow(subgraphFields.operators)),
  };
}

/** @param {number} at */
const markAt = (at) => new Mark({ part: 'model', at });

/** @param {Buffer} bytes @param {number} at where the table begins */
function openTable(bytes, at) {
  const layout = at - bytes.readInt32LE(at);
  const layoutBytes = bytes.readUInt16LE(layout);
  /** @param {number} index @returns {number} where the field lies; 0: it is left out */
  const field = (index) => {
    const entry = 4 + 2 * index;
    const offset = entry < layoutBytes ? bytes.readUInt16LE(layout + entry) : 0;
    return offset ? at + offset : 0;
  };
  /** @param {number} index @returns {number} where the field points to; 0: it is left out */
  const follow = (index) => {
    const pointer = field(index);
    return pointer ? pointer + bytes.readUInt32LE(pointer) : 0;
  };
  return { field, follow };
}

/** @param {Buffer} bytes @param {number} vector where it begins; 0: there is none */
function elementsOf(bytes, vector) {
  const length = vector ? bytes.readUInt32LE(vector) : 0;
  return Array.from({ length }, (_, index) => vector + 4 + 4 * index);
}

/** @param {Buffer} bytes @param {number} vector of pointers */
function pointersIn(bytes, vector) {
  return elementsOf(bytes, vector).map((at) => at + bytes.readUInt32LE(at));
}
