import { describe, expect, it } from 'vitest';
import { settings } from '../../main/settings/schema/settings.ts';
import { languages, type Language } from '../../preload/contract.ts';
import { texts as customerTexts } from '../../renderer/text/i18n.ts';
import { staffTexts } from '../../renderer/text/staff-i18n.ts';
import { productTexts } from './product-texts.ts';

/** Staff find a setting by the words on the screen that it changes. */
describe.each(languages)('in %s a setting has the words of', (language) => {
  it('the button that it brings', () => {
    const button = takeButton(language);
    expect(settings.takeNowAfterSeconds.title[language]).toMatch(new RegExp(`[«“]${button}[»”]`));
  });

  it('the camera’s page', () => {
    expect(settings.camera.title[language]).toBe(staffTexts[language].camera.which);
  });

  it('the page, the part or the choice that a text sends to', () => {
    const known = namesIn(language);
    for (const { at, text } of productTexts().filter(
      (one) => one.language === language && /^(staff|settings) /.test(one.at),
    ))
      for (const [, name = ''] of text.matchAll(/[«“]([^»”{]+)[»”]/g))
        expect(known, `${at}: ${text}`).toContain(name);
  });
});

/** Without the no-break spaces with which the screen keeps short words together. */
const takeButton = (language: Language): string =>
  customerTexts[language].t('camera.take').replaceAll('\u00a0', ' ');

function namesIn(language: Language): readonly string[] {
  const { page, settings: words } = staffTexts[language];
  const choices = settings.proxyMode.form.kind === 'choice' ? settings.proxyMode.form.choices : [];
  return [
    ...Object.values(page),
    ...Object.values(words.group),
    ...choices.map(({ title }) => title[language]),
    takeButton(language),
    // A file, an example and the beginning of a heading.
    ...['Local State', 'Алматы-03', '#\u00a0Тақырып', '#\u00a0Заголовок', '#\u00a0Heading'],
  ];
}
