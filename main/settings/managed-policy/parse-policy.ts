import { findNodeAtLocation, parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser';
import type { Result } from '../../../preload/contract.ts';
import type { Fault, FaultCode, PolicyFault } from '../../../preload/faults/faults.ts';
import type { SettingValue } from '../../../preload/staff-contract.ts';
import { contradictionsIn } from '../schema/contradictions.ts';
import { isSettingName, readSetting, settingNames, type SettingName } from '../schema/settings.ts';
import { wholePath } from '../schema/setting.ts';
import { isPinHash } from '../pin-hash-format.ts';

/** What an administrator has set for this station. A setting named here can't be changed on the station. */
export interface ManagedPolicy {
  readonly settings: Readonly<Partial<Record<SettingName, SettingValue>>>;
  /** Path of a file that holds the API key; null: none. */
  readonly apiKeyFile: string | null;
  /** The same for the proxy's password. */
  readonly proxyPasswordFile: string | null;
  /** A key file beside the settings may replace the key store. For tests and trials. */
  readonly allowFileKey: boolean;
  /** scrypt strings as `--hash-pin` prints them. */
  readonly pins: { readonly clerk: string | null; readonly administrator: string | null };
}

export const noPolicy: ManagedPolicy = {
  settings: {},
  apiKeyFile: null,
  proxyPasswordFile: null,
  allowFileKey: false,
  pins: { clerk: null, administrator: null },
};

type Placed = { readonly offset: number } & Pick<PolicyFault, 'name' | 'fault'>;

/** Longest part of a name that a fault repeats, in characters: a key may have been put in its place. */
const longestName = 40;

/** By jsonc-parser's names: its numbers are an enumeration that exists for the compiler alone. */
const jsonFaults: Readonly<Record<string, Extract<FaultCode, `json-${string}`>>> = {
  InvalidSymbol: 'json-word',
  InvalidNumberFormat: 'json-number',
  PropertyNameExpected: 'json-name',
  ValueExpected: 'json-value',
  ColonExpected: 'json-colon',
  CommaExpected: 'json-comma',
  CloseBraceExpected: 'json-brace',
  CloseBracketExpected: 'json-bracket',
  EndOfFileExpected: 'json-end',
  InvalidCommentToken: 'json-comment',
  UnexpectedEndOfComment: 'json-comment',
  UnexpectedEndOfString: 'json-quote',
  UnexpectedEndOfNumber: 'json-number',
  InvalidUnicode: 'json-escape',
  InvalidEscapeCharacter: 'json-escape',
  InvalidCharacter: 'json-character',
};

const knownKeys = ['version', 'settings', 'apiKeyFile', 'proxyPasswordFile', 'allowFileKey', 'pins'];

/**
 * Reads a policy file. Comments and trailing commas are accepted, since people write these files by hand; everything
 * else has to be exact. Every fault is reported, with its place; one is enough to refuse the file.
 * Values are not quoted: a key may have been put where it does not belong.
 */
export function parsePolicy(text: string): Result<ManagedPolicy, readonly PolicyFault[]> {
  const source = text.replace(/^\uFEFF/, '');
  const problems: ParseError[] = [];
  const root = parse(source, problems);
  if (root === 'too deep')
    return { ok: false, error: [{ line: 1, column: 1, name: null, fault: { code: 'json-depth' } }] };
  const faults: Placed[] = problems.map(({ offset, error }) => ({
    offset,
    name: null,
    fault: { code: jsonFaults[printParseErrorCode(error)] ?? 'json-character' },
  }));
  if (faults.length === 0 && root?.type !== 'object')
    faults.push({ offset: 0, name: null, fault: { code: 'object-wanted' } });
  const policy = root?.type === 'object' && faults.length === 0 ? readRoot(root, faults) : noPolicy;
  if (faults.length === 0) return { ok: true, value: policy };
  const places = faults.map(({ offset, name, fault }) => ({ ...placeOf(source, offset), name, fault }));
  return { ok: false, error: places.sort((a, b) => a.line - b.line || a.column - b.column) };
}

function parse(source: string, problems: ParseError[]): Node | undefined | 'too deep' {
  try {
    return parseTree(source, problems, { allowTrailingComma: true });
  } catch {
    // The parser calls itself for each bracket, and a file of brackets is more than the stack bears.
    return 'too deep';
  }
}

function readRoot(root: Node, faults: Placed[]): ManagedPolicy {
  refuseRepeated(root, faults);
  for (const { name, key } of entriesOf(root)) {
    if (!knownKeys.includes(name))
      faults.push({ offset: key.offset, name: null, fault: unknown(knownKeys, name) });
  }
  const version = findNodeAtLocation(root, ['version']);
  if (version?.value !== 1) {
    faults.push({ offset: version?.offset ?? root.offset, name: null, fault: { code: 'version-wanted' } });
  }
  return {
    settings: readSettings(findNodeAtLocation(root, ['settings']), faults),
    apiKeyFile: readPath(root, 'apiKeyFile', faults),
    proxyPasswordFile: readPath(root, 'proxyPasswordFile', faults),
    allowFileKey: readFlag(findNodeAtLocation(root, ['allowFileKey']), faults),
    pins: readPins(findNodeAtLocation(root, ['pins']), faults),
  };
}

function readSettings(node: Node | undefined, faults: Placed[]): ManagedPolicy['settings'] {
  if (!isObject(node, 'settings', faults)) return {};
  const read: Partial<Record<SettingName, SettingValue>> = {};
  for (const { name, key, value } of entriesOf(node)) {
    if (!isSettingName(name)) {
      faults.push({ offset: key.offset, name: null, fault: unknown(settingNames, name) });
      continue;
    }
    const taken = readSetting(name, valueOf(value));
    if (taken.ok) read[name] = taken.value;
    else faults.push({ offset: value.offset, name, fault: taken.fault });
  }
  for (const { name, fault } of contradictionsIn(read as Parameters<typeof contradictionsIn>[0])) {
    const { offset } = findNodeAtLocation(node, [name]) ?? node;
    faults.push({ offset, name, fault });
  }
  return read;
}

function readPath(root: Node, name: 'apiKeyFile' | 'proxyPasswordFile', faults: Placed[]): string | null {
  const node = findNodeAtLocation(root, [name]);
  if (!node) return null;
  const { value } = node as { value: unknown };
  if (typeof value === 'string' && wholePath(value) === null) return value;
  faults.push({ offset: node.offset, name, fault: { code: 'key-path' } });
  return null;
}

function readFlag(node: Node | undefined, faults: Placed[]): boolean {
  if (node && node.type !== 'boolean')
    faults.push({ offset: node.offset, name: 'allowFileKey', fault: { code: 'true-or-false' } });
  return node?.value === true;
}

function readPins(node: Node | undefined, faults: Placed[]): ManagedPolicy['pins'] {
  if (!isObject(node, 'pins', faults)) return noPolicy.pins;
  const pins: { clerk: string | null; administrator: string | null } = { ...noPolicy.pins };
  for (const { name, key, value } of entriesOf(node)) {
    if (name !== 'clerk' && name !== 'administrator')
      faults.push({ offset: key.offset, name: null, fault: unknown(['clerk', 'administrator'], name) });
    else if (typeof value.value === 'string' && isPinHash(value.value)) pins[name] = value.value;
    else faults.push({ offset: value.offset, name, fault: { code: 'pin-hash' } });
  }
  return pins;
}

function isObject(node: Node | undefined, name: string, faults: Placed[]): node is Node {
  if (node && node.type !== 'object')
    faults.push({ offset: node.offset, name, fault: { code: 'object-wanted' } });
  return node?.type === 'object';
}

interface Entry {
  readonly name: string;
  readonly key: Node;
  readonly value: Node;
}

function entriesOf(node: Node): Entry[] {
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    return key && value ? [{ name: String(key.value), key, value }] : [];
  });
}

/** JSON uses the last of two equal names, at any depth; the first value would be ignored without notice. */
function refuseRepeated(node: Node, faults: Placed[]): void {
  const seen = new Set<string>();
  for (const { name, key } of node.type === 'object' ? entriesOf(node) : []) {
    if (seen.has(name))
      faults.push({ offset: key.offset, name: null, fault: { code: 'name-repeated', name: shorten(name) } });
    seen.add(name);
  }
  for (const child of node.children ?? []) refuseRepeated(child, faults);
}

function valueOf(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(valueOf);
  if (node.type === 'object')
    return Object.fromEntries(entriesOf(node).map((one) => [one.name, valueOf(one.value)]));
  return node.value;
}

function unknown(known: readonly string[], name: string): Fault {
  const close = closestTo(name, known);
  return close ? { code: 'name-misspelt', name, close } : { code: 'name-unknown', name: shorten(name) };
}

const shorten = (name: string): string => name.slice(0, longestName);

/** Where a name of a valid policy stands, for what is found wrong later; names from the outermost in. */
export function placeOfName(text: string, names: readonly string[]): { line: number; column: number } {
  const source = text.replace(/^\uFEFF/, '');
  const root = parse(source, []);
  const node = root === 'too deep' || !root ? undefined : findNodeAtLocation(root, [...names]);
  return placeOf(source, node?.offset ?? 0);
}

function placeOf(source: string, offset: number): { line: number; column: number } {
  const before = source.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

/** The known name that differs from this one by a slip or two of the finger; null: none does. */
function closestTo(name: string, known: readonly string[]): string | null {
  const ranked = known
    .map((one) => ({ one, slips: distance(name.toLowerCase(), one.toLowerCase()) }))
    .sort((a, b) => a.slips - b.slips);
  const [best] = ranked;
  return best && best.slips <= Math.max(2, Math.floor(best.one.length / 4)) ? best.one : null;
}

/** Levenshtein's. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, change));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
