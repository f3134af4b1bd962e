import { expect, it } from 'vitest';
import { settings } from '../settings/schema/settings.ts';
import { factsIn } from './describe-day.ts';

it('names a setting and its choices as the settings page does', () => {
  const { title, form } = settings.proxyMode;
  const direct = form.kind === 'choice' ? form.choices.find(({ value }) => value === 'direct')?.title : null;
  expect(factsIn('setting-changed', { name: 'proxyMode', from: null, to: 'direct', by: 'clerk' })).toEqual([
    { name: 'name', value: title },
    { name: 'from', value: null },
    { name: 'to', value: direct },
    { name: 'by', value: 'clerk' },
  ]);
  const many = factsIn('settings', {
    languages: ['kk', 'en'],
    maxAttempts: 2,
    consentText: { sha256: 'ab' },
  });
  expect(many).toEqual([
    { name: settings.languages.title, value: expect.objectContaining({ ru: 'Қазақша, English' }) as object },
    { name: settings.maxAttempts.title, value: 2 },
    { name: settings.consentText.title, value: { sha256: 'ab' } },
  ]);
});

it('tells of a secret that it was set, by its mark, or taken away', () => {
  expect(factsIn('setting-changed', { name: 'apiKey', from: 'set 1b7a5d20', to: null }).slice(1)).toEqual([
    { name: 'from', value: { mark: '1b7a5d20' } },
    { name: 'to', value: { mark: null } },
  ]);
});

it('gives the fields of fields their outer name', () => {
  const camera = { id: 'usb-046d-082d', kind: 'hardware', driver: null, pinned: true };
  expect(factsIn('camera', { event: 'admitted', camera })).toEqual([
    { name: 'event', value: 'admitted' },
    { name: 'camera.id', value: 'usb-046d-082d' },
    { name: 'camera.kind', value: 'hardware' },
    { name: 'camera.driver', value: null },
    { name: 'camera.pinned', value: true },
  ]);
});

it('keeps what somebody has laid in short', () => {
  const long = Object.fromEntries(
    Array.from({ length: 200 }, (_, index) => [`name${index}`, 'x'.repeat(9_000)]),
  );
  const facts = factsIn('anything', { ...long, list: ['a', 'b'], deep: { deeper: { deepest: 1 } } });
  expect(JSON.stringify(facts).length).toBeLessThan(10_000);
  expect(factsIn('anything', { list: ['a', 'b'], deep: { deeper: { deepest: 1 } } })).toEqual([
    { name: 'list', value: 'a, b' },
    { name: 'deep.deeper.deepest', value: 1 },
  ]);
});
