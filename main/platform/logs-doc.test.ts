import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';

const main = new URL('../', import.meta.url);
const levels = ['debug', 'info', 'warn', 'error', 'fatal'];

interface Line {
  readonly event: string;
  readonly fields: readonly string[];
  /** The fields of an object that is passed on whole are not seen here. */
  readonly isOpen: boolean;
}

/** Every call of the log in main: `log.warn({ code }, 'camera fault')`. */
function linesInCode(): Line[] {
  const names = readdirSync(main, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts')).flatMap(linesIn);
}

function linesIn(name: string): Line[] {
  const text = readFileSync(new URL(name.replaceAll('\\', '/'), main), 'utf8');
  const lines: Line[] = [];
  const visit = (node: ts.Node) => {
    const line = ts.isCallExpression(node) ? lineOf(node, name) : null;
    if (line) lines.push(line);
    node.forEachChild(visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return lines;
}

function lineOf({ expression: called, arguments: args }: ts.CallExpression, file: string): Line | null {
  if (!ts.isPropertyAccessExpression(called) || !levels.includes(called.name.text)) return null;
  const [text, ...fields] = [...args].reverse();
  if (!text || !ts.isStringLiteral(text)) throw new Error(`${file}: a line without a constant text`);
  const properties = fields.flatMap((one) => (ts.isObjectLiteralExpression(one) ? [...one.properties] : []));
  return {
    event: `${text.text} | ${called.name.text}`,
    fields: properties.flatMap(({ name }) => (name ? [name.getText()] : [])),
    isOpen:
      fields.some((one) => !ts.isObjectLiteralExpression(one)) || properties.some(ts.isSpreadAssignment),
  };
}

/** The rows of the table: text, level and fields of each event. */
function documentedLines(): ReadonlyMap<string, readonly string[]> {
  const doc = readFileSync(new URL('../docs/logs.md', main), 'utf8');
  const rows = doc.matchAll(/^\| `([^`]+)` +\| ([a-z]+) +\| (.*?) +\| .* \|$/gm);
  return new Map(
    [...rows]
      .filter(([, , level = '']) => levels.includes(level))
      .map(([, text, level, fields = '']) => [
        `${text} | ${level}`,
        [...fields.matchAll(/`([^`]+)`/g)].map(([, field]) => field!),
      ]),
  );
}

it('docs/logs.md has every event of the log with its level and its fields, and no other', () => {
  const documented = documentedLines();
  const lines = linesInCode();
  expect([...new Set(lines.map(({ event }) => event))].sort()).toEqual([...documented.keys()].sort());
  for (const [event, fields] of documented) {
    const ofEvent = lines.filter((line) => line.event === event);
    const written = new Set(ofEvent.flatMap((line) => line.fields));
    const isOpen = ofEvent.some((line) => line.isOpen);
    expect(isOpen ? fields : [...written].sort(), event).toEqual(
      isOpen ? expect.arrayContaining([...written]) : [...fields].sort(),
    );
  }
});
