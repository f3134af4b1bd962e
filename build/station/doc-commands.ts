import { readFileSync } from 'node:fs';
import { inRoot } from '../bootstrap/paths.mjs';

/** The command blocks of a document: lines indented by four spaces or more (in a list by seven), without the indent. */
export function commandBlocks(markdown: string): string[] {
  const text = markdown.replace(/^```.*?^```$/gms, '');
  const blocks = [...text.matchAll(/(?<=\n\n)(?: {4,}\S.*\n)+/g)];
  return blocks.map(([block]) => block.trimEnd().replace(/^ +/gm, ''));
}

/** The block of docs/operations.md with this word in it, to be run as it is written there. */
export function operationsBlock(word: string) {
  const found = commandBlocks(readFileSync(inRoot('docs', 'operations.md'), 'utf8')).filter((block) =>
    block.includes(word),
  );
  const [only, ...others] = found;
  if (only === undefined || others.length > 0)
    throw new Error(`docs/operations.md: ${found.length} blocks with ${word}`);
  return only;
}
