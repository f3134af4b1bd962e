import { padMesh } from './mesh-padding.mjs';
import { normalisationMetadata } from './normalisation.mjs';
import { readModel } from './read-model.mjs';
import { Mark, TablesInFront } from './tables-in-front.mjs';

/**
 * Makes a model of the older packages fit for the tasks' runtime: adds the metadata it asks for, and to the face
 * mesh the ten points it counts on. Weights and operations of the model stay byte for byte what Google published.
 * @param {Buffer} model a .tflite file
 * @param {{ name: string, mean: number, deviation: number, isMesh?: boolean }} options
 * @returns {Buffer}
 */
export function adaptModel(model, { isMesh = false, ...normalisation }) {
  const parts = readModel(model);
  const tables = new TablesInFront();
  const root = new Mark();
  // Known only after the root, which has to come first: offsets point forward.
  const [operatorCodes, subgraphs, buffers, metadata] = [new Mark(), new Mark(), new Mark(), new Mark()];
  tables.table(root, [
    { int: parts.version },
    { to: operatorCodes },
    { to: subgraphs },
    parts.description ? { to: parts.description } : undefined,
    { to: buffers },
    undefined,
    { to: metadata },
  ]);
  const padding = isMesh ? padMesh(tables, parts) : null;
  operatorCodes.place = (padding?.operatorCodes ?? parts.operatorCodesVector).place;
  subgraphs.place = (padding?.subgraphs ?? parts.subgraphsVector).place;

  const contents = [...(padding?.buffers ?? []), normalisationMetadata(normalisation)];
  const added = contents.map((content) => ({ table: new Mark(), data: new Mark(), content }));
  tables.vectorOfPointers(buffers, [...parts.buffers, ...added.map(({ table }) => table)]);
  for (const { table, data } of added) tables.table(table, [{ to: data }]);
  for (const { data, content } of added) tables.vectorOfBytes(data, content);

  const [entry, entryName] = [new Mark(), new Mark()];
  tables.vectorOfPointers(metadata, [...parts.metadata, entry]);
  tables.table(entry, [{ to: entryName }, { int: parts.buffers.length + added.length - 1 }]);
  tables.text(entryName, 'TFLITE_METADATA');
  return tables.finish(model, root, 'TFL3');
}
