import { Mark } from './tables-in-front.mjs';

/** Numbers of TensorFlow Lite's schema. */
const int32 = 2;
const float32 = 0;
const slice = 65;
const concatenation = 2;
const concatenationOptions = 10;

/** Of the output tensor, whose last axis holds x, y and z of one point after the other. */
const pointAxis = 3;
const realPoints = 468;
const wantedPoints = 478;
const repeated = 3 * (wantedPoints - realPoints);

/**
 * The older face mesh gives 468 points, the tasks' runtime expects the 478 of the newer one, whose last ten are the
 * irises. Two operations at the end of the graph make them up: the first ten points once more (a slice), put behind
 * the others (a concatenation). Points 468 to 477 therefore mean nothing; the kiosk reads none of them.
 * @param {import('./tables-in-front.mjs').TablesInFront} tables
 * @param {import('./read-model.mjs').ModelParts} parts
 * @returns {{ operatorCodes: Mark, subgraphs: Mark, buffers: readonly Buffer[] }} what the model's root points to
 *   instead, and what the buffers hold that have to be added behind its own
 */
export function padMesh(tables, parts) {
  const [meshOutput = 0, presenceOutput = 0] = parts.outputs;
  const firstTensor = parts.tensors.length;
  const firstBuffer = parts.buffers.length;
  const firstCode = parts.operatorCodes.length;
  const [begin, size, firstTen, padded] = [0, 1, 2, 3].map((index) => firstTensor + index);

  const operatorCodes = new Mark();
  const sliceCode = new Mark();
  const concatenationCode = new Mark();
  tables.vectorOfPointers(operatorCodes, [...parts.operatorCodes, sliceCode, concatenationCode]);
  writeOperatorCode(tables, sliceCode, slice);
  writeOperatorCode(tables, concatenationCode, concatenation);

  const subgraphs = new Mark();
  const [subgraph, tensors, outputs, operators] = [new Mark(), new Mark(), new Mark(), new Mark()];
  tables.vectorOfPointers(subgraphs, [subgraph]);
  tables.table(subgraph, [{ to: tensors }, { to: parts.inputsVector }, { to: outputs }, { to: operators }]);
  tables.vectorOfInts(outputs, [padded ?? 0, presenceOutput]);

  const added = [new Mark(), new Mark(), new Mark(), new Mark()];
  const [beginTensor, sizeTensor, firstTenTensor, paddedTensor] = added;
  tables.vectorOfPointers(tensors, [...parts.tensors, ...added]);
  writeTensor(tables, beginTensor, { shape: [4], type: int32, buffer: firstBuffer, name: 'pad_begin' });
  writeTensor(tables, sizeTensor, { shape: [4], type: int32, buffer: firstBuffer + 1, name: 'pad_size' });
  // Buffer 0 is empty in every model: what is computed has none.
  const computed = { type: float32, buffer: 0 };
  writeTensor(tables, firstTenTensor, { ...computed, shape: [1, 1, 1, repeated], name: 'pad_slice' });
  writeTensor(tables, paddedTensor, { ...computed, shape: [1, 1, 1, 3 * wantedPoints], name: 'mesh478' });

  const [slicing, joining] = [new Mark(), new Mark()];
  tables.vectorOfPointers(operators, [...parts.operators, slicing, joining]);
  writeOperator(tables, slicing, firstCode, [meshOutput, begin ?? 0, size ?? 0], firstTen ?? 0);
  writeOperator(tables, joining, firstCode + 1, [meshOutput, firstTen ?? 0], padded ?? 0, {
    axis: pointAxis,
  });

  return { operatorCodes, subgraphs, buffers: [int32s([0, 0, 0, 0]), int32s([1, 1, 1, repeated])] };
}

/** @typedef {import('./tables-in-front.mjs').TablesInFront} Tables */

/**
 * Both numbers say which operation it is: the first is what old runtimes read.
 * @param {Tables} tables @param {Mark} mark @param {number} operation
 */
function writeOperatorCode(tables, mark, operation) {
  tables.table(mark, [{ byte: operation }, undefined, { int: 1 }, { int: operation }]);
}

/**
 * @param {Tables} tables @param {Mark | undefined} mark
 * @param {{ shape: readonly number[], type: number, buffer: number, name: string }} tensor
 */
function writeTensor(tables, mark, { shape, type, buffer, name }) {
  const [shapeMark, nameMark] = [new Mark(), new Mark()];
  tables.table(mark ?? new Mark(), [{ to: shapeMark }, { byte: type }, { int: buffer }, { to: nameMark }]);
  tables.vectorOfInts(shapeMark, shape);
  tables.text(nameMark, name);
}

/**
 * @param {Tables} tables @param {Mark} mark @param {number} code
 * @param {readonly number[]} inputs numbers of tensors @param {number} output
 * @param {{ axis: number }} [joined] for a concatenation
 */
function writeOperator(tables, mark, code, inputs, output, joined) {
  const [inputsMark, outputsMark, optionsMark] = [new Mark(), new Mark(), new Mark()];
  /** @type {import('./tables-in-front.mjs').Field[]} */
  const fields = [{ int: code }, { to: inputsMark }, { to: outputsMark }];
  if (joined) fields.push({ byte: concatenationOptions }, { to: optionsMark });
  tables.table(mark, fields);
  tables.vectorOfInts(inputsMark, inputs);
  tables.vectorOfInts(outputsMark, [output]);
  if (joined) tables.table(optionsMark, [{ int: joined.axis }]);
}

/** @param {readonly number[]} values */
function int32s(values) {
  const bytes = Buffer.alloc(4 * values.length);
  values.forEach((value, index) => bytes.writeInt32LE(value, 4 * index));
  return bytes;
}
