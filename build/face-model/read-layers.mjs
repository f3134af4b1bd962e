/** Numbers of fields and values of the operations' options, all from tensorflow/lite/schema/schema.fbs. */
const convolutionFields = { padding: 0, stride: [1, 2], activation: 3, dilation: [4, 5] };
const depthwiseFields = { padding: 0, stride: [1, 2], multiplier: 3, activation: 4, dilation: [5, 6] };
const poolFields = { stride: [1, 2], size: [3, 4], activation: 5 };
const addFields = { activation: 0 };
const resizeFields = { alignCorners: 2, halfPixelCentres: 3 };
const depthToSpaceFields = { blockSize: 0 };
const samePadding = 0;
const activations = { none: 0, relu: 1 };
/** 0 and 1 in half precision. */
const halfs = { zero: 0, one: 0x3c00 };

/**
 * @typedef {import('./read-tflite.mjs').Graph} Graph
 * @typedef {import('./read-tflite.mjs').Operator} Operator
 *
 * @typedef {{ input: number, output: number }} Ends numbers of tensors
 * @typedef {{ stride: number, top: number, left: number }} Windows how many rows and columns of zeros are before the input
 * @typedef {{ weights: Uint16Array, bias: Uint16Array }} Weights half precision, as are slopes; [outputs][window][channels]
 *
 * @typedef {Ends & Windows & Weights & { kind: 'convolution', slopes: Uint16Array, size: number }} Convolution
 * @typedef {Ends & Windows & Weights & { kind: 'depthwise' }} Depthwise weights [window][channels]
 * @typedef {Ends & { kind: 'add', other: number, slopes: Uint16Array }} Addition
 * @typedef {Ends & { kind: 'maxPool' | 'enlarge' | 'depthToSpace' }} Reshaping
 * @typedef {Convolution | Depthwise | Addition | Reshaping} Layer one call of a kernel
 */

/**
 * The operations to compute at run time, in order. Each layer absorbs its neighbours in the graph: how its
 * weights are stored, the zeros around its input, its activation, the zero channels behind a pooling's output.
 * @param {Graph} graph
 * @returns {Layer[]}
 * @throws {Error} when an operation is used in a way that its kernel does not support
 */
export function readLayers(graph) {
  return graph.operators.flatMap((operator) => readLayer(graph, operator));
}

/** @param {Graph} graph @param {Operator} operator @returns {Layer[]} one, or none for what other layers take in */
function readLayer(graph, operator) {
  switch (operator.name) {
    case 'CONV_2D':
      return [readConvolution(graph, operator)];
    case 'DEPTHWISE_CONV_2D':
      return [readDepthwise(graph, operator)];
    case 'ADD':
      return [readAddition(graph, operator)];
    case 'MAX_POOL_2D':
      return [readPooling(graph, operator)];
    case 'RESIZE_BILINEAR':
      return [readEnlargement(graph, operator)];
    case 'DEPTH_TO_SPACE':
      return [readDepthToSpace(graph, operator)];
    default:
      // Where no layer takes it in, the next one's input is a tensor that is never computed, and the build stops.
      return [];
  }
}

/** @param {Graph} graph @param {Operator} operator @returns {Convolution} */
function readConvolution(graph, operator) {
  const [, weights = -1, bias = -1] = operator.inputs;
  const [, size = 0, width = 0] = shapeOf(graph, weights);
  demand(size === width, operator, 'windows are square');
  const slopes = readActivation(graph, operator, convolutionFields.activation);
  return {
    kind: 'convolution',
    ...readWindows(graph, operator, convolutionFields, size),
    ...slopes,
    weights: constant(graph, weights),
    bias: constant(graph, bias),
    size,
  };
}

/** @param {Graph} graph @param {Operator} operator @returns {Depthwise} */
function readDepthwise(graph, operator) {
  const [, weights = -1, bias = -1] = operator.inputs;
  const [, height, width] = shapeOf(graph, weights);
  demand(height === 3 && width === 3, operator, 'windows are 3×3');
  demand(operator.options?.int(depthwiseFields.multiplier) === 1, operator, 'a channel has one output');
  demand(
    operator.options?.byte(depthwiseFields.activation) === activations.none &&
      !soleReader(graph, operator.output, 'PRELU'),
    operator,
    'there is no activation',
  );
  return {
    kind: 'depthwise',
    ...readWindows(graph, operator, depthwiseFields, 3),
    output: operator.output,
    weights: constant(graph, weights),
    bias: constant(graph, bias),
  };
}

/** @param {Graph} graph @param {Operator} operator @returns {Addition} */
function readAddition(graph, operator) {
  const [input = -1, other = -1] = operator.inputs;
  demand(
    String(shapeOf(graph, input)) === String(shapeOf(graph, other)),
    operator,
    'both pictures have the same shape',
  );
  return { kind: 'add', input, other, ...readActivation(graph, operator, addFields.activation) };
}

/** @param {Graph} graph @param {Operator} operator @returns {Reshaping} */
function readPooling(graph, operator) {
  const { options } = operator;
  const isTwoByTwo = [...poolFields.stride, ...poolFields.size].every((field) => options?.int(field) === 2);
  demand(isTwoByTwo && isTimes(graph, operator, 1 / 2), operator, 'windows are 2×2, side by side');
  demand(options?.byte(poolFields.activation) === activations.none, operator, 'there is no activation');
  const padding = soleReader(graph, operator.output, 'PAD');
  const [before = 0, , top = 0, bottom = 0, left = 0, right = 0, front = 0] = padding
    ? marginsOf(graph, padding)
    : [];
  demand(
    [before, top, bottom, left, right, front].every((margin) => margin === 0),
    operator,
    'zeros follow the channels',
  );
  return { kind: 'maxPool', input: operator.inputs[0] ?? -1, output: padding?.output ?? operator.output };
}

/** @param {Graph} graph @param {Operator} operator @returns {Reshaping} */
function readEnlargement(graph, operator) {
  const { options } = operator;
  demand(
    isTimes(graph, operator, 2) &&
      options?.byte(resizeFields.alignCorners) === 0 &&
      options.byte(resizeFields.halfPixelCentres) === 1,
    operator,
    'pictures become twice as large, pixels counted by their centres',
  );
  return { kind: 'enlarge', input: operator.inputs[0] ?? -1, output: operator.output };
}

/** @param {Graph} graph @param {Operator} operator @returns {Reshaping} */
function readDepthToSpace(graph, operator) {
  demand(operator.options?.int(depthToSpaceFields.blockSize) === 2, operator, 'blocks are 2×2');
  const reshaping = soleReader(graph, operator.output, 'RESHAPE');
  return {
    kind: 'depthToSpace',
    input: operator.inputs[0] ?? -1,
    output: reshaping?.output ?? operator.output,
  };
}

/**
 * @param {Graph} graph @param {Operator} operator
 * @param {{ padding: number, stride: readonly number[], dilation: readonly number[] }} fields
 * @param {number} size of a window
 * @returns {Windows & { input: number }}
 */
function readWindows(graph, operator, fields, size) {
  const [input = -1] = operator.inputs;
  const [stride = 0, strideDown] = fields.stride.map((field) => operator.options?.int(field) ?? 0);
  demand(stride === strideDown, operator, 'steps are the same in both directions');
  demand(
    fields.dilation.every((field) => operator.options?.int(field, 1) === 1),
    operator,
    'windows have no gaps',
  );
  if (operator.options?.byte(fields.padding) === samePadding) {
    const [, height = 0, width = 0] = shapeOf(graph, input);
    const [, outputHeight = 0, outputWidth = 0] = shapeOf(graph, operator.output);
    /** @param {number} from @param {number} to half of the missing ones are before, the odd one after */
    const before = (from, to) => Math.floor(Math.max(0, (to - 1) * stride + size - from) / 2);
    return { input, stride, top: before(height, outputHeight), left: before(width, outputWidth) };
  }
  const padding = graph.operators.find(({ name, output }) => name === 'PAD' && output === input);
  if (!padding) return { input, stride, top: 0, left: 0 };
  const [before, behind, top = 0, , left = 0, , front, back] = marginsOf(graph, padding);
  demand(
    [before, behind, front, back].every((margin) => margin === 0),
    operator,
    'zeros lie around the picture',
  );
  return { input: padding.inputs[0] ?? -1, stride, top, left };
}

/**
 * @param {Graph} graph @param {Operator} operator @param {number} field
 * @returns {{ output: number, slopes: Uint16Array }} slopes: of each channel, what is negative is multiplied by it
 */
function readActivation(graph, operator, field) {
  const activation = operator.options?.byte(field);
  const channels = shapeOf(graph, operator.output).at(-1) ?? 0;
  if (activation === activations.relu) {
    return { output: operator.output, slopes: new Uint16Array(channels).fill(halfs.zero) };
  }
  demand(activation === activations.none, operator, 'the activation is ReLU, PReLU or none');
  const prelu = soleReader(graph, operator.output, 'PRELU');
  if (prelu) return { output: prelu.output, slopes: constant(graph, prelu.inputs[1] ?? -1) };
  return { output: operator.output, slopes: new Uint16Array(channels).fill(halfs.one) };
}

/** @param {Graph} graph @param {number} tensor @param {Operator['name']} name @returns {Operator | undefined} */
function soleReader(graph, tensor, name) {
  const [reader, ...others] = graph.operators.filter(({ inputs }) => inputs.includes(tensor));
  return others.length === 0 && reader?.name === name && !graph.outputs.includes(tensor) ? reader : undefined;
}

/** @param {Graph} graph @param {Operator} padding @returns {readonly number[]} before and behind, of each axis in turn */
function marginsOf(graph, padding) {
  return graph.tensors[padding.inputs[1] ?? -1]?.ints ?? [];
}

/** @param {Graph} graph @param {number} tensor @returns {Uint16Array} */
function constant(graph, tensor) {
  const stored = graph.tensors[tensor]?.halfs;
  if (stored) return stored;
  const operator = graph.operators.find(({ output }) => output === tensor);
  if (operator?.name !== 'DEQUANTIZE' && operator?.name !== 'DENSIFY') {
    throw new Error(`tensor ${tensor} is no constant`);
  }
  return constant(graph, operator.inputs[0] ?? -1);
}

/** @param {Graph} graph @param {number} tensor @returns {readonly number[]} */
const shapeOf = (graph, tensor) => graph.tensors[tensor]?.shape ?? [];

/** @param {Graph} graph @param {Operator} operator @param {number} factor between height and width of input and output */
function isTimes(graph, { inputs, output }, factor) {
  const [, height = 0, width = 0] = shapeOf(graph, inputs[0] ?? -1);
  const [, outputHeight, outputWidth] = shapeOf(graph, output);
  return outputHeight === factor * height && outputWidth === factor * width;
}

/** @param {boolean} condition @param {Operator} operator @param {string} expectation what its kernel counts on */
function demand(condition, operator, expectation) {
  if (!condition)
    throw new Error(`${operator.name}, tensor ${operator.output}: the kernel expects that ${expectation}`);
}
