import type { Graph, Operator } from './read-tflite.ts';

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

/** Numbers of tensors. */
export type Ends = { input: number; output: number };

/** How many rows and columns of zeros are before the input. */
export type Windows = { stride: number; top: number; left: number };

/** Half precision, as are slopes; [outputs][window][channels]. */
export type Weights = { weights: Uint16Array; bias: Uint16Array };

export type Convolution = Ends &
  Windows &
  Weights & { kind: 'convolution'; slopes: Uint16Array; size: number };

/** Weights [window][channels]. */
export type Depthwise = Ends & Windows & Weights & { kind: 'depthwise' };

export type Addition = Ends & { kind: 'add'; other: number; slopes: Uint16Array };

export type Reshaping = Ends & { kind: 'maxPool' | 'enlarge' | 'depthToSpace' };

/** One call of a kernel. */
export type Layer = Convolution | Depthwise | Addition | Reshaping;

/**
 * The operations to compute at run time, in order. Each layer absorbs its neighbours in the graph: how its
 * weights are stored, the zeros around its input, its activation, the zero channels behind a pooling's output.
 * @throws {Error} when an operation is used in a way that its kernel does not support
 */
export function readLayers(graph: Graph): Layer[] {
  return graph.operators.flatMap((operator) => readLayer(graph, operator));
}

/** @returns one, or none for what other layers take in */
function readLayer(graph: Graph, operator: Operator): Layer[] {
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

function readConvolution(graph: Graph, operator: Operator): Convolution {
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

function readDepthwise(graph: Graph, operator: Operator): Depthwise {
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

function readAddition(graph: Graph, operator: Operator): Addition {
  const [input = -1, other = -1] = operator.inputs;
  demand(
    String(shapeOf(graph, input)) === String(shapeOf(graph, other)),
    operator,
    'both pictures have the same shape',
  );
  return { kind: 'add', input, other, ...readActivation(graph, operator, addFields.activation) };
}

function readPooling(graph: Graph, operator: Operator): Reshaping {
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

function readEnlargement(graph: Graph, operator: Operator): Reshaping {
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

function readDepthToSpace(graph: Graph, operator: Operator): Reshaping {
  demand(operator.options?.int(depthToSpaceFields.blockSize) === 2, operator, 'blocks are 2×2');
  const reshaping = soleReader(graph, operator.output, 'RESHAPE');
  return {
    kind: 'depthToSpace',
    input: operator.inputs[0] ?? -1,
    output: reshaping?.output ?? operator.output,
  };
}

/**
 *
 * @param size of a window
 */
function readWindows(
  graph: Graph,
  operator: Operator,
  fields: { padding: number; stride: readonly number[]; dilation: readonly number[] },
  size: number,
): Windows & { input: number } {
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
    /** @param to half of the missing ones are before, the odd one after */
    const before = (from: number, to: number) => Math.floor(Math.max(0, (to - 1) * stride + size - from) / 2);
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
 *
 * @returns slopes: of each channel, what is negative is multiplied by it
 */
function readActivation(
  graph: Graph,
  operator: Operator,
  field: number,
): { output: number; slopes: Uint16Array } {
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

function soleReader(graph: Graph, tensor: number, name: Operator['name']): Operator | undefined {
  const [reader, ...others] = graph.operators.filter(({ inputs }) => inputs.includes(tensor));
  return others.length === 0 && reader?.name === name && !graph.outputs.includes(tensor) ? reader : undefined;
}

/** @returns before and behind, of each axis in turn */
function marginsOf(graph: Graph, padding: Operator): readonly number[] {
  return graph.tensors[padding.inputs[1] ?? -1]?.ints ?? [];
}

function constant(graph: Graph, tensor: number): Uint16Array {
  const stored = graph.tensors[tensor]?.halfs;
  if (stored) return stored;
  const operator = graph.operators.find(({ output }) => output === tensor);
  if (operator?.name !== 'DEQUANTIZE' && operator?.name !== 'DENSIFY') {
    throw new Error(`tensor ${tensor} is no constant`);
  }
  return constant(graph, operator.inputs[0] ?? -1);
}

const shapeOf = (graph: Graph, tensor: number): readonly number[] => graph.tensors[tensor]?.shape ?? [];

/** @param factor between height and width of input and output */
function isTimes(graph: Graph, { inputs, output }: Operator, factor: number) {
  const [, height = 0, width = 0] = shapeOf(graph, inputs[0] ?? -1);
  const [, outputHeight, outputWidth] = shapeOf(graph, output);
  return outputHeight === factor * height && outputWidth === factor * width;
}

/** @param expectation what its kernel counts on */
function demand(condition: boolean, operator: Operator, expectation: string) {
  if (!condition)
    throw new Error(`${operator.name}, tensor ${operator.output}: the kernel expects that ${expectation}`);
}
