import type { SealedRecord } from '../verifier/record-format.mjs';

type Data = SealedRecord['body']['data'];

/** Column and where its value comes from. Named as in the record, so that the two can be compared. */
const columns: readonly (readonly [string, (record: SealedRecord, data: Data) => unknown])[] = [
  ['n', ({ body }) => body.n],
  ['at', ({ body }) => body.at],
  ['clock', ({ body }) => (body as { clock?: { state?: string } }).clock?.state],
  ['station', ({ body }) => body.station],
  ['stationName', (_, data) => data['stationName']],
  ['attemptId', (_, data) => data['attemptId']],
  ['outcome', (_, data) => data['outcome']],
  ['prediction', (_, data) => data['service']?.prediction],
  ['score', (_, data) => data['score']],
  ['created_at', (_, data) => data['service']?.created_at],
  ['failure_reason', (_, data) => data['service']?.failure_reason?.type],
  ['code', (_, data) => data['code']],
  ['pictureSha256', (_, data) => data['picture']?.sha256],
  ['sentBytes', (_, data) => data['picture']?.sentBytes],
  ['camera', (_, data) => data['camera']?.id],
  ['consentVersion', (_, data) => data['consent']?.version],
  ['consentSha256', (_, data) => data['consent']?.sha256],
  ['language', (_, data) => data['language']],
  ['captureMode', (_, data) => data['quality']?.mode],
  ['interEyePx', (_, data) => data['quality']?.measures?.interEyePx],
  ['sinceConsentMs', (_, data) => data['durations']?.sinceConsentMs],
  ['checkMs', (_, data) => data['durations']?.checkMs],
  ['appVersion', (_, data) => data['app']?.version],
  ['demonstration', (_, data) => data['demonstration']],
  ['hash', ({ hash }) => hash],
  // Columns of later versions come last: spreadsheets may refer to columns by position.
  ['failure_detail', (_, data) => data['service']?.failure_reason?.detail],
  ['failureClass', (_, data) => data['failureClass']],
  ['staffDetail', (_, data) => data['staffDetail']],
];

/** Spreadsheets set to Kazakh or Russian use a comma as the decimal mark and expect this between cells. */
const separator = ';';
const byteOrderMark = '\uFEFF';

const lineOf = (cells: readonly string[]): string => `${cells.join(separator)}\r\n`;

/** The first line of a table of attempts for a spreadsheet: UTF-8 with a byte order mark, semicolons, line ends by RFC 4180. */
export const csvHead = `${byteOrderMark}${lineOf(columns.map(([name]) => name))}`;

/** The row of one attempt; empty for a record of any other kind. */
export function csvLine(record: SealedRecord): string {
  if (record.body.kind !== 'attempt') return '';
  return lineOf(columns.map(([, read]) => cellOf(read(record, record.body.data))));
}

/**
 * Matches before a character that begins a formula, in a cell or in what a spreadsheet may split into a cell: some split at commas or tabs
 * too. The cells contain texts of others, such as the service's. The pattern is ordered and lazy, so that no text makes it backtrack long.
 */
const formulaSign = /(?=[=+\-@＝＋－＠\t\r])(?<=(?:^|[,;\t\r\n"])\s*?)/g;

function cellOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  const safe = value.replace(formulaSign, "'");
  return /[,;\t"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
