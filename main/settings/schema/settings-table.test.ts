import { readFileSync, writeFileSync } from 'node:fs';
import prettier from 'prettier';
import { expect, it } from 'vitest';
import { settingNames } from './settings.ts';
import { settingsTable } from './settings-table.ts';

const doc = new URL('../../../docs/operations.md', import.meta.url);
const between = /(<!-- settings: made from the schema[^>]*-->\n\n)(.*?)(\n\n<!-- settings: end -->)/s;

it('docs/operations.md has the table as the schema has it (UPDATE_DOCS=1 writes it)', async () => {
  const options = await prettier.resolveConfig(doc);
  const table = (await prettier.format(settingsTable(), { ...options, parser: 'markdown' })).trim();
  for (const name of settingNames) expect(table).toContain(`\`${name}\``);
  const text = readFileSync(doc, 'utf8');
  if (process.env['UPDATE_DOCS'] === '1')
    writeFileSync(
      doc,
      text.replace(between, (_, before: string, __, after: string) => before + table + after),
    );
  expect(between.exec(readFileSync(doc, 'utf8'))?.[2]).toBe(table);
});
