import * as flatbuffers from 'flatbuffers';

/** Numbers of TFLite's metadata schema (tensorflow/lite/support/metadata/metadata_schema.fbs). */
const imageProperties = 2;
const normalisationOptions = 1;
const rgb = 1;

/**
 * The metadata that say how pixels become the model's input: (value − mean) / deviation. The tasks' runtime refuses
 * a model without them, the older packages' models have none.
 * @param {{ name: string, mean: number, deviation: number }} options
 * @returns {Buffer} a FlatBuffers file of its own, which the model carries in a buffer
 */
export function normalisationMetadata({ name, mean, deviation }) {
  const builder = new flatbuffers.Builder(512);
  const means = floats(builder, [mean]);
  const deviations = floats(builder, [deviation]);
  const options = table(builder, 2, (set) => {
    set.offset(0, means);
    set.offset(1, deviations);
  });
  const processUnit = table(builder, 2, (set) => {
    set.byte(0, normalisationOptions);
    set.offset(1, options);
  });
  const processUnits = offsets(builder, [processUnit]);
  const image = table(builder, 2, (set) => set.byte(0, rgb));
  const content = table(builder, 3, (set) => {
    set.byte(0, imageProperties);
    set.offset(1, image);
  });
  const inputName = builder.createString('image');
  const input = table(builder, 7, (set) => {
    set.offset(0, inputName);
    set.offset(3, content);
    set.offset(4, processUnits);
  });
  const inputs = offsets(builder, [input]);
  const subgraph = table(builder, 10, (set) => set.offset(2, inputs));
  const subgraphs = offsets(builder, [subgraph]);
  const modelName = builder.createString(name);
  const oldestParser = builder.createString('1.0.0');
  const model = table(builder, 8, (set) => {
    set.offset(0, modelName);
    set.offset(3, subgraphs);
    set.offset(7, oldestParser);
  });
  builder.finish(model, 'M001');
  return Buffer.from(builder.asUint8Array());
}

/**
 * @param {flatbuffers.Builder} builder
 * @param {number} fields how many the schema has up to the last one set
 * @param {(set: { byte(field: number, value: number): void, offset(field: number, to: number): void }) => void} fill
 */
function table(builder, fields, fill) {
  builder.startObject(fields);
  fill({
    byte: (field, value) => builder.addFieldInt8(field, value, 0),
    offset: (field, to) => builder.addFieldOffset(field, to, 0),
  });
  return builder.endObject();
}

/** @param {flatbuffers.Builder} builder @param {readonly number[]} values */
function floats(builder, values) {
  builder.startVector(4, values.length, 4);
  for (const value of [...values].reverse()) builder.addFloat32(value);
  return builder.endVector();
}

/** @param {flatbuffers.Builder} builder @param {readonly number[]} targets */
function offsets(builder, targets) {
  builder.startVector(4, targets.length, 4);
  for (const target of [...targets].reverse()) builder.addOffset(target);
  return builder.endVector();
}
