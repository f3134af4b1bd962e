import type { SealedRecord } from './verifier/record-format.mjs';

type Data = SealedRecord['body']['data'];

/** Column and where its value comes from. Names are those of the record, so that the two can be held side by side. */
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
  // Columns of later versions come last: somebody may read them by their place.
  ['failure_detail', (_, data) => data['service']?.failure_reason?.detail],
  ['failureClass', (_, data) => data['failureClass']],
  ['staffDetail', (_, data) => data['staffDetail']],
];

/** Spreadsheets set to Kazakh or Russian take a comma for the decimal mark and expect this between cells. */
const separator = ';';
const byteOrderMark = '\uFEFF';

const lineOf = (cells: readonly string[]): string => `${cells.join(separator)}\r\n`;

/** The first line of a table of attempts for a spreadsheet: UTF-8 with its mark, semicolons, lines ended as RFC 4180 asks. */
export const csvHead = `${byteOrderMark}${lineOf(columns.map(([name]) => name))}`;

/** The line of one attempt; a record of any other kind has none. */
export function csvLine(record: SealedRecord): string {
  if (record.body.kind !== 'attempt') return '';
  return lineOf(columns.map(([, read]) => cellOf(read(record, record.body.data))));
}

/**
 * Before a sign that begins a formula, in a cell or in what a spreadsheet may make a cell of its own: some split at commas or tabs
 * too. Texts of others stand here, those of the service among them. In this order and not greedy, so that no text takes long.
 */
const formulaSign = /(?=[=+\-@＝＋－＠\t\r])(?<=(?:^|[,;\t\r\n"])\s*?)/g;

function cellOf(value: unknown): string {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') return '';
  const safe = value.replace(formulaSign, "'");
  return /[,;\t"\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
