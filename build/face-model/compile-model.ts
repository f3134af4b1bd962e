import { lanes, packPanels, roundUp, Weights } from './pack-weights.ts';
import { planMemory } from './plan-memory.ts';
import { type Convolution, type Layer, readLayers } from './read-layers.ts';
import { type Graph, product, readTflite } from './read-tflite.ts';

const floatBytes = 4;
/** Of a cache line, which no two tensors share. */
const lineBytes = 64;

/** Of float32 numbers in the model's memory; `at` counts bytes. */
export type Place = { at: number; count: number };

/** The file's header for the worker (renderer/guidance/worker/models/compiled-model.ts reads it). */
export interface Header {
  /** Of memory that the model needs. */
  readonly bytes: number;
  /** How many there are: they are at the memory's beginning. */
  readonly weights: number;
  /** Where there is space for the stored weights before the first run. */
  readonly scratchAt: number;
  readonly input: Place;
  readonly outputs: Readonly<Record<string, Place>>;
  /** In order: a kernel and what it is called with. */
  readonly steps: readonly (readonly [kernel: string, ...values: number[]])[];
}

/**
 * Compiles a model for the kernels in kernels/: to a list of calls with every address settled, and the weights in the
 * order in which the kernels read them. The file: the header's length in bytes (uint32), the header (JSON, spaces to a
 * multiple of four), the weights (half precision, as they were published, so none is rounded).
 * @param outputNames in the order of the model's outputs
 */
export function compileModel(tflite: Buffer, outputNames: readonly string[]): Buffer {
  const graph = readTflite(tflite);
  const layers = readLayers(graph);
  const weights = new Weights();
  const constants = layers.map((layer) => packConstants(layer, weights));
  const scratchAt = roundUp(weights.count * floatBytes, lineBytes);
  const { placeOf, scratchOf, bytes } = placeTensors(graph, layers, scratchAt);
  const header: Header = {
    bytes: Math.max(bytes, scratchAt + 2 * weights.count),
    weights: weights.count,
    scratchAt,
    input: placeOf(graph.input),
    outputs: Object.fromEntries(
      outputNames.map((name, index) => [name, placeOf(graph.outputs[index] ?? -1)]),
    ),
    steps: layers.map((layer, index) => {
      const addresses = (constants[index] ?? []).map((constant) => constant * floatBytes);
      return toStep(graph, layer, addresses, (tensor) => placeOf(tensor).at, scratchOf(index));
    }),
  };
  const text = JSON.stringify(header);
  const json = Buffer.from(text.padEnd(roundUp(text.length, 4)), 'latin1');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return Buffer.concat([length, json, weights.toBuffer()]);
}

/** @returns the constants' indices, in the kernel's order */
function packConstants(layer: Layer, weights: Weights): number[] {
  switch (layer.kind) {
    case 'convolution': {
      const packed = packPanels(layer.weights, layer.bias.length);
      return [weights.add(packed), weights.add(layer.bias), weights.add(layer.slopes)];
    }
    case 'depthwise':
      return [weights.add(layer.weights), weights.add(layer.bias)];
    case 'add':
      return [weights.add(layer.slopes)];
    default:
      return [];
  }
}

/**
 * Every tensor gets a place from the step that writes it to the last that reads it; the input has its own before the
 * first step, the outputs keep theirs behind the last.
 * @param first address that is free
 */
function placeTensors(graph: Graph, layers: readonly Layer[], first: number) {
  const tensors = [graph.input, ...layers.map(({ output }) => output)];
  const countOf = (tensor: number) => product(graph.tensors[tensor]?.shape ?? []);
  const values = tensors.map((tensor, index) => {
    const reader = layers.findLastIndex((layer) => readsOf(layer).includes(tensor));
    const isOutput = graph.outputs.includes(tensor);
    const bytes = roundUp(countOf(tensor), lanes) * floatBytes;
    return { bytes, from: index - 1, to: isOutput ? layers.length : Math.max(reader, index - 1) };
  });
  const scratch = layers.map((layer, index) => ({
    bytes: scratchBytes(graph, layer),
    from: index,
    to: index,
  }));
  const { places, bytes } = planMemory([...values, ...scratch]);
  return {
    bytes: first + bytes,
    placeOf(tensor: number): Place {
      const index = tensors.indexOf(tensor);
      if (index < 0) throw new Error(`tensor ${tensor} is never computed`);
      return { at: first + (places[index] ?? 0), count: countOf(tensor) };
    },
    scratchOf: (layer: number): number => first + (places[tensors.length + layer] ?? 0),
  };
}

/** @returns numbers of tensors */
const readsOf = (layer: Layer): number[] =>
  layer.kind === 'add' ? [layer.input, layer.other] : [layer.input];

function scratchBytes(graph: Graph, layer: Layer) {
  if (layer.kind !== 'convolution' || isPointwise(graph, layer)) return 0;
  const channels = graph.tensors[layer.input]?.shape[3] ?? 0;
  const outputWidth = graph.tensors[layer.output]?.shape[2] ?? 0;
  return outputWidth * layer.size ** 2 * channels * floatBytes;
}

/** A convolution whose window is one pixel, or the whole picture, which is then laid out in memory like one pixel. */
function isPointwise(graph: Graph, { input, output, size, stride, top, left }: Convolution) {
  if (size === 1) return stride === 1;
  const [, height, width] = graph.tensors[input]?.shape ?? [];
  const [, outputHeight, outputWidth] = graph.tensors[output]?.shape ?? [];
  const isWhole = height === size && width === size && outputHeight === 1 && outputWidth === 1;
  return isWhole && top === 0 && left === 0;
}

/**
 * @param constants their addresses
 * @param scratch address
 * @returns the values in the order of the kernel's parameters
 */
function toStep(
  graph: Graph,
  layer: Layer,
  constants: readonly number[],
  address: (tensor: number) => number,
  scratch: number,
): [kernel: string, ...values: number[]] {
  const [, height = 0, width = 0, channels = 0] = graph.tensors[layer.input]?.shape ?? [];
  const [input, output] = [address(layer.input), address(layer.output)];
  if (layer.kind === 'convolution') {
    const outputs = roundUp(layer.bias.length, lanes);
    const [outputHeight, outputWidth] = convolvedSize(graph, layer);
    if (isPointwise(graph, layer)) {
      const pixels = outputHeight * outputWidth;
      demandLanes(pixels === 1 ? lanes : layer.bias.length);
      return ['pointwise', input, ...constants, output, pixels, layer.size ** 2 * channels, outputs];
    }
    if (layer.size !== 3) throw new Error(`there is no kernel for windows of ${layer.size}×${layer.size}`);
    demandLanes(layer.bias.length);
    const sizes = [height, width, channels, outputHeight, outputWidth, outputs];
    return [
      'convolution',
      input,
      scratch,
      ...constants,
      output,
      ...sizes,
      layer.stride,
      layer.top,
      layer.left,
    ];
  }
  if (layer.kind === 'depthToSpace') return ['depthToSpace', input, output, height, width, channels / 4];
  demandLanes(channels);
  switch (layer.kind) {
    case 'depthwise': {
      const sizes = [height, width, channels, ...convolvedSize(graph, layer)];
      return ['depthwise', input, ...constants, output, ...sizes, layer.stride, layer.top, layer.left];
    }
    case 'add':
      return ['add', input, address(layer.other), ...constants, output, height * width, channels];
    case 'maxPool': {
      const outputChannels = graph.tensors[layer.output]?.shape[3] ?? 0;
      demandLanes(outputChannels);
      return ['maxPool', input, output, height / 2, width / 2, channels, outputChannels];
    }
    case 'enlarge':
      return ['enlarge', input, output, height, width, channels];
  }
}

function convolvedSize(graph: Graph, { output }: Layer): [height: number, width: number] {
  const [, height = 0, width = 0] = graph.tensors[output]?.shape ?? [];
  return [height, width];
}

function demandLanes(channels: number) {
  if (channels % lanes !== 0)
    throw new Error(`the kernels work on ${lanes} channels at once, not on ${channels}`);
}
