import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { languages, staffCodes, type Language, type Station } from '../../preload/contract.ts';
import type { Actions, View } from '../flow/view.ts';
import { fixtures, previewStation, type Fixture } from '../preview/fixtures.ts';
import { texts } from '../text/i18n.ts';
import { KioskScreen } from './kiosk-screen.tsx';
import { soundFor } from './use-screen-sounds.ts';

const nothing = () => undefined;
const actions: Actions = {
  chooseLanguage: nothing,
  start: nothing,
  agree: nothing,
  decline: nothing,
  back: nothing,
  takePicture: nothing,
  pauseCountdown: nothing,
  cancel: nothing,
  tryAgain: nothing,
  askStaff: nothing,
  done: nothing,
  moreTime: nothing,
};
const demonstration = previewStation(true);

function draw(view: View, station: Station = demonstration): string {
  return renderToStaticMarkup(
    <KioskScreen
      view={view}
      station={station}
      actions={actions}
      preview={<i data-preview />}
      still="blob:kiosk/1"
    />,
  );
}

const viewOf = ({ view, limit }: Fixture, language: Language): View => ({ ...view, language, limit });
const textOf = (markup: string) => markup.replace(/<[^>]+>/g, '\n');
const actionsIn = (markup: string) =>
  [...markup.matchAll(/<button[^>]*>/g)]
    .filter(([tag]) => !tag.includes('disabled'))
    .map(([tag]) => /data-action="(\w+)"/.exec(tag)?.[1] ?? 'language');

describe.each(languages)('every fixture in %s', (language) => {
  it.each(fixtures)('$name', (fixture) => {
    const markup = draw(viewOf(fixture, language));
    expect(markup).toContain(`data-screen="${fixture.view.screen}"`);
    expect(markup.match(/<h1/g)).toHaveLength(1);
    // A text that is not there comes out as its key.
    expect(textOf(markup)).not.toMatch(/\{\{|\b[a-z][a-zA-Z]+\.[a-zA-Z-]+\b(?<!biometric\.kz)/);
    // The band says it in all languages at once, whatever the person chose.
    for (const one of languages) expect(markup).toContain(texts[one].t('demonstration'));
    if ('code' in fixture.view) expect(markup).toContain(staffCodes[fixture.view.code]);
    expect(markup.includes('data-testid="limit"')).toBe(fixture.limit !== null);
  });
});

describe('the band and the notes', () => {
  const waiting: View = { screen: 'waiting', language: 'en', limit: null };
  const live: View = { screen: 'live', language: 'en', limit: null };

  it('leave a real check alone', () => {
    expect(draw(waiting, { ...demonstration, demonstration: false })).not.toContain('Demonstration');
  });

  it('say that the runtime is not for use, except in production, which never has such a one', () => {
    const note = texts.en.t('runtimeUnsupported');
    expect(draw(live, { ...demonstration, runtimeSupported: false })).toContain(note);
    expect(draw(live, { ...demonstration, runtimeSupported: true })).not.toContain(note);
    expect(draw(live, { ...demonstration, runtimeSupported: false, flavour: 'production' })).not.toContain(
      note,
    );
  });
});

describe('what can be pressed', () => {
  const press = (view: View) => actionsIn(draw(view));
  const base = { language: 'en', limit: null } as const;

  it('on the camera screen depends on the phase', () => {
    const countdown = { name: 'countdown', id: 1, durationMs: 5000 } as const;
    expect(press({ ...base, screen: 'camera', phase: { name: 'opening' } })).toEqual(['back']);
    expect(press({ ...base, screen: 'camera', phase: countdown })).toEqual([
      'takePicture',
      'pauseCountdown',
      'back',
    ]);
    expect(press({ ...base, screen: 'camera', phase: { name: 'paused' } })).toEqual(['takePicture', 'back']);
    expect(press({ ...base, screen: 'camera', phase: { name: 'capturing' } })).toEqual([]);
  });

  it('on a problem depends on whether another go makes sense', () => {
    const problem = { ...base, screen: 'problem', code: 'unreachable' } as const;
    expect(press({ ...problem, canRetry: true })).toEqual(['tryAgain', 'askStaff']);
    expect(press({ ...problem, canRetry: false })).toEqual(['done']);
  });

  it('offers the languages before the check has begun only', () => {
    expect(press({ ...base, screen: 'waiting' })).toEqual(['language', 'language', 'language', 'start']);
    expect(press({ ...base, screen: 'live' })).toEqual(['done']);
  });

  it('offers more time whenever a limit is shown', () => {
    expect(press({ ...base, screen: 'live', limit: { id: 7, durationMs: 20_000 } })).toEqual([
      'done',
      'moreTime',
    ]);
  });
});

describe('pictures', () => {
  it('the preview is drawn on the camera screen only, the still on the checking screen only', () => {
    for (const fixture of fixtures) {
      const markup = draw(viewOf(fixture, 'en'));
      expect(markup.includes('data-preview')).toBe(fixture.view.screen === 'camera');
      expect(markup.includes('blob:kiosk/1')).toBe(fixture.view.screen === 'checking');
    }
  });
});

describe('sounds', () => {
  it('go with the capture and the verdicts, and with nothing else', () => {
    const sounding = fixtures.filter((fixture) => soundFor(viewOf(fixture, 'en')));
    expect(new Set(sounding.map(({ name }) => name))).toEqual(
      new Set([
        'camera/capturing',
        'live/limit',
        'notLive/two-left',
        'notLive/one-left-limit',
        'notLive/five-left',
        'noAttemptsLeft/limit',
      ]),
    );
  });
});
