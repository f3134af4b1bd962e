import { readFileSync } from 'node:fs';

const doc = readFileSync(new URL('../docs/records.md', import.meta.url), 'utf8');

/** The fields that docs/records.md describes below "Fields": a line `**kind**` for each kind, then `- names: meaning` lines. */
export const documentedFields = (doc.split('### Fields')[1] ?? '').split(/^\*\*(?=`)/m).flatMap((section) => {
  const kind = /^`([a-z-]+)`\*\*/.exec(section)?.[1] ?? '';
  return [...section.matchAll(/^- ((?:`[\w.]+`(?:, )?)+):/gm)].flatMap(([, names = '']) =>
    [...names.matchAll(/`([\w.]+)`/g)].map(([, field = '']) => ({ kind, field })),
  );
});
