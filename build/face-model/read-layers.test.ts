import { describe, expect, it } from 'vitest';
import { readLayers } from './read-layers.ts';
import type { Graph, Operator, Tensor } from './read-tflite.ts';

const tensor = (...shape: number[]): Tensor => ({ shape, halfs: undefined, ints: undefined });
const weights = (...shape: number[]): Tensor => ({ ...tensor(...shape), halfs: new Uint16Array(8).fill(7) });
const margins = (...ints: number[]): Tensor => ({ ...tensor(4, 2), ints });

/** Options as a table of the file has them: by the field's number, zero where it is left out. */
const options = (fields: Record<number, number>) =>
  ({
    int: (field: number, absent = 0) => fields[field] ?? absent,
    byte: (field: number) => fields[field] ?? 0,
  }) as unknown as Operator['options'];

const operator = (
  name: Operator['name'],
  inputs: readonly number[],
  output: number,
  fields: Record<number, number> = {},
): Operator => ({ name, inputs, output, options: options(fields) });

/** SAME or VALID padding, steps of one, no activation. */
const same = { 0: 0, 1: 1, 2: 1 };
const valid = { 0: 1, 1: 1, 2: 1 };

function graph(tensors: readonly Tensor[], operators: readonly Operator[]): Graph {
  return { tensors, operators, input: 0, outputs: [operators.at(-1)!.output] };
}

describe('a convolution takes in', () => {
  const tensors = [
    tensor(1, 6, 6, 4),
    weights(8, 3, 3, 4),
    weights(8),
    tensor(1, 6, 6, 8),
    tensor(1, 6, 6, 8),
  ];

  it('the zeros that PAD puts around its input', () => {
    const padded = [...tensors, tensor(1, 8, 8, 4), margins(0, 0, 2, 0, 1, 1, 0, 0)];
    const layers = readLayers(
      graph(padded, [operator('PAD', [0, 6], 5), operator('CONV_2D', [5, 1, 2], 3, valid)]),
    );
    expect(layers).toMatchObject([{ kind: 'convolution', input: 0, output: 3, top: 2, left: 1 }]);
  });

  it('the zeros of SAME padding, of which the odd one lies behind', () => {
    const halved = [...tensors.slice(0, 3), tensor(1, 3, 3, 8)];
    const [layer] = readLayers(graph(halved, [operator('CONV_2D', [0, 1, 2], 3, { ...same, 1: 2, 2: 2 })]));
    expect(layer).toMatchObject({ stride: 2, top: 0, left: 0 });
  });

  it('a PReLU behind it, with its slopes', () => {
    const withSlopes = [...tensors, weights(1, 1, 8)];
    const layers = readLayers(
      graph(withSlopes, [operator('CONV_2D', [0, 1, 2], 3, same), operator('PRELU', [3, 5], 4)]),
    );
    expect(layers).toMatchObject([{ kind: 'convolution', output: 4, slopes: withSlopes[5]!.halfs }]);
  });

  it('ReLU as slopes of 0, and no activation as slopes of 1', () => {
    const slopesOf = (activation: number) =>
      readLayers(graph(tensors, [operator('CONV_2D', [0, 1, 2], 3, { ...same, 3: activation })]))[0];
    expect(slopesOf(1)).toMatchObject({ slopes: new Uint16Array(8).fill(0) });
    expect(slopesOf(0)).toMatchObject({ slopes: new Uint16Array(8).fill(0x3c00) });
  });

  it('weights that are stored in another way', () => {
    const stored = [...tensors, tensor(8, 3, 3, 4)];
    const [layer] = readLayers(
      graph(stored, [operator('DEQUANTIZE', [1], 5), operator('CONV_2D', [0, 5, 2], 3, same)]),
    );
    expect(layer).toMatchObject({ weights: tensors[1]!.halfs });
  });
});

describe('stops the build at', () => {
  const [halved, doubled] = [tensor(1, 3, 3, 4), tensor(1, 12, 12, 4)];
  const picture = tensor(1, 6, 6, 4);
  const tensors = [picture, weights(1, 3, 3, 4), weights(4), picture, halved, doubled];
  const depthwise = { ...same, 3: 1 };

  it.each<[string, Operator, string]>([
    [
      'an activation that no kernel has',
      operator('CONV_2D', [0, 1, 2], 3, { ...same, 3: 3 }),
      'ReLU, PReLU or none',
    ],
    ['steps that differ', operator('CONV_2D', [0, 1, 2], 3, { ...same, 2: 2 }), 'both directions'],
    ['windows with gaps', operator('CONV_2D', [0, 1, 2], 3, { ...same, 4: 2 }), 'no gaps'],
    [
      'an activation of a depthwise convolution',
      operator('DEPTHWISE_CONV_2D', [0, 1, 2], 3, { ...depthwise, 4: 1 }),
      'no activation',
    ],
    [
      'two outputs for each channel',
      operator('DEPTHWISE_CONV_2D', [0, 1, 2], 3, { ...depthwise, 3: 2 }),
      'one output',
    ],
    [
      'a pooling over more than 2×2',
      operator('MAX_POOL_2D', [0], 4, { 0: 1, 1: 2, 2: 2, 3: 3, 4: 3 }),
      'windows are 2×2',
    ],
    ['corners for centres', operator('RESIZE_BILINEAR', [0], 5, { 2: 1, 3: 0 }), 'by their centres'],
    [
      'a picture that does not become twice as large',
      operator('RESIZE_BILINEAR', [0], 4, { 3: 1 }),
      'twice as large',
    ],
    ['computed weights', operator('CONV_2D', [0, 0, 2], 3, same), 'no constant'],
  ])('%s', (_, refused, message) => {
    expect(() => readLayers(graph(tensors, [refused]))).toThrow(message);
  });
});
