import { expect, it } from 'vitest';
import { decodeText } from './decode-text.ts';

const policy = '{\n  "bankName": { "kk": "Дала банкі", "ru": "Банк «Дала»" }\n}\n';
/** As Notepad's "ANSI" writes it on a Russian Windows: A–я are in order from 0xC0 on. */
const windows1251 = Buffer.from(
  [...policy].map((letter) => {
    const code = letter.codePointAt(0) ?? 0;
    if (code >= 0x410 && code <= 0x44f) return code - 0x410 + 0xc0;
    return code < 0x80 ? code : 0xb3;
  }),
);
const utf16 = Buffer.from(policy, 'utf16le');

it('reads UTF-8 with and without a byte order mark', () => {
  for (const text of [policy, `\uFEFF${policy}`])
    expect(decodeText(Buffer.from(text))).toEqual({ ok: true, value: policy });
  expect(decodeText(new Uint8Array())).toEqual({ ok: true, value: '' });
});

it.each([
  ['Windows-1251', windows1251, 'not-utf-8', 2, 24],
  ['UTF-16 with its mark', Buffer.concat([Uint8Array.of(0xff, 0xfe), utf16]), 'utf-16', 1, 1],
  ['UTF-16 without', utf16, 'utf-16', 1, 1],
  ['big-endian UTF-16', Buffer.from(utf16).swap16(), 'utf-16', 1, 1],
  ['a key in UTF-16', Buffer.from('Ab1'.repeat(16), 'utf16le'), 'utf-16', 1, 1],
  [
    'a program',
    Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0\x01\0\0\0', 'latin1'),
    'not-text',
    1,
    8,
  ],
  ['text that a conversion has spoilt', Buffer.from('{\n "kk": "\uFFFD" }'), 'damaged', 2, 9],
  ['a letter cut in two', Buffer.from('Дала').subarray(0, 3), 'not-utf-8', 1, 2],
])('refuses %s in one line, and says where', (_, bytes, reason, line, column) => {
  const read = decodeText(bytes);
  expect(read).toMatchObject({
    ok: false,
    error: { reason, line, column, fault: { code: `text-${reason}` } },
  });
});
