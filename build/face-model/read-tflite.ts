import { Table } from './flatbuffer.ts';

/** Numbers of fields and values, all from TensorFlow Lite's tensorflow/lite/schema/schema.fbs. */
const modelFields = { operatorCodes: 1, subgraphs: 2, buffers: 4 };
const subgraphFields = { tensors: 0, inputs: 1, outputs: 2, operators: 3 };
const tensorFields = { shape: 0, type: 1, buffer: 2, sparsity: 6 };
const operatorFields = { code: 0, inputs: 1, outputs: 2, options: 4 };
/** The first is what old runtimes read, the second what newer ones do. */
const operatorCodeFields = { oldCode: 0, code: 3 };
const sparsityFields = { traversalOrder: 0, blockMap: 1, dimensions: 2 };
const dimensionFields = { format: 0, segmentsType: 2, segments: 3, indicesType: 4, indices: 5 };
const types = { float16: 1, int32: 2 };
const sparseFormat = 1;
const integerSizes = { 2: 2, 3: 1 } as const;

/** The operations that the two models have. */
const operations = {
  0: 'ADD',
  3: 'CONV_2D',
  4: 'DEPTHWISE_CONV_2D',
  5: 'DEPTH_TO_SPACE',
  6: 'DEQUANTIZE',
  17: 'MAX_POOL_2D',
  22: 'RESHAPE',
  23: 'RESIZE_BILINEAR',
  34: 'PAD',
  54: 'PRELU',
  124: 'DENSIFY',
} as const;

export interface Tensor {
  /** [1, height, width, channels] of what is computed. */
  readonly shape: readonly number[];
  /** The constant's numbers as bits of IEEE 754's half precision. */
  readonly halfs: Uint16Array | undefined;
  /** The constant's numbers, where they are whole. */
  readonly ints: readonly number[] | undefined;
}

export interface Operator {
  readonly name: (typeof operations)[keyof typeof operations];
  /** Numbers of tensors. */
  readonly inputs: readonly number[];
  /** Number of a tensor. */
  readonly output: number;
  /** Of the operation's own kind in the schema. */
  readonly options: Table | undefined;
}

export interface Graph {
  readonly tensors: readonly Tensor[];
  /** In the order they have to run in. */
  readonly operators: readonly Operator[];
  /** Number of a tensor. */
  readonly input: number;
  /** Numbers of tensors. */
  readonly outputs: readonly number[];
}

/**
 * @param file a .tflite with one subgraph, one input and weights of 16 bits
 * @throws {Error} when it has an operation or a layout of weights that neither of the two models has
 */
export function readTflite(file: Buffer): Graph {
  const model = Table.root(file);
  const codes = model
    .tables(modelFields.operatorCodes)
    .map((code) => Math.max(code.byte(operatorCodeFields.oldCode), code.int(operatorCodeFields.code)));
  const buffers = model.tables(modelFields.buffers).map((buffer) => buffer.bytes(0));
  const [subgraph, ...others] = model.tables(modelFields.subgraphs);
  if (!subgraph || others.length > 0) throw new Error('a model has to have exactly one subgraph');
  return {
    tensors: subgraph.tables(subgraphFields.tensors).map((tensor) => readTensor(tensor, buffers)),
    operators: subgraph.tables(subgraphFields.operators).map((operator) => readOperator(operator, codes)),
    input: subgraph.ints(subgraphFields.inputs)[0] ?? 0,
    outputs: subgraph.ints(subgraphFields.outputs),
  };
}

function readOperator(operator: Table, codes: readonly number[]): Operator {
  const code = codes[operator.int(operatorFields.code)] ?? -1;
  const name = operations[code as keyof typeof operations];
  if (!name) throw new Error(`operation ${code} has no kernel`);
  const [output = 0] = operator.ints(operatorFields.outputs);
  const inputs = operator.ints(operatorFields.inputs);
  return { name, inputs, output, options: operator.table(operatorFields.options) };
}

function readTensor(tensor: Table, buffers: readonly (Buffer | undefined)[]): Tensor {
  const shape = tensor.ints(tensorFields.shape);
  const data = buffers[tensor.int(tensorFields.buffer)];
  if (!data || data.length === 0) return { shape, halfs: undefined, ints: undefined };
  const type = tensor.byte(tensorFields.type);
  if (type === types.int32) {
    return { shape, halfs: undefined, ints: Array.from(view(data, 4), (at) => data.readInt32LE(at)) };
  }
  if (type !== types.float16) throw new Error(`constants of type ${type} are not read`);
  const stored = Uint16Array.from(view(data, 2), (at) => data.readUInt16LE(at));
  const sparsity = tensor.table(tensorFields.sparsity);
  return { shape, halfs: sparsity ? densify(stored, shape, sparsity) : stored, ints: undefined };
}

/** @returns where each element is */
function view(data: Buffer, size: number): number[] {
  return Array.from({ length: data.length / size }, (_, index) => size * index);
}

/**
 * Puts the weights of a sparse tensor where they belong, zeros between them. Only the last axis is sparse (compressed
 * sparse rows): `segments` gives the stored weights of each row, and `indices` the position of each weight.
 */
function densify(stored: Uint16Array, shape: readonly number[], sparsity: Table) {
  const dimensions = sparsity.tables(sparsityFields.dimensions);
  const formats = dimensions.map((dimension) => dimension.byte(dimensionFields.format));
  const order = sparsity.ints(sparsityFields.traversalOrder);
  const isRowByRow =
    order.every((axis, index) => axis === index) &&
    sparsity.ints(sparsityFields.blockMap).length === 0 &&
    formats.every((format, axis) => (format === sparseFormat) === (axis === shape.length - 1));
  const last = dimensions.at(-1);
  if (!last || !isRowByRow) throw new Error('only weights that are sparse along their last axis are read');
  const segments = readIntegers(last, dimensionFields.segmentsType, dimensionFields.segments);
  const indices = readIntegers(last, dimensionFields.indicesType, dimensionFields.indices);
  const rowLength = shape.at(-1) ?? 0;
  const dense = new Uint16Array(product(shape));
  for (let row = 0; row + 1 < segments.length; row += 1) {
    for (let index = segments[row] ?? 0; index < (segments[row + 1] ?? 0); index += 1) {
      dense[row * rowLength + (indices[index] ?? 0)] = stored[index] ?? 0;
    }
  }
  return dense;
}

function readIntegers(dimension: Table, typeField: number, field: number) {
  const type = dimension.byte(typeField);
  const size = integerSizes[type as keyof typeof integerSizes];
  const vector = dimension.table(field);
  if (!size || !vector) throw new Error(`a sparse tensor's indices are of type ${type}, which is not read`);
  return vector.unsigned(0, size);
}

export const product = (numbers: readonly number[]) => numbers.reduce((one, other) => one * other, 1);
