import AxeBuilder from '@axe-core/playwright';
import { expect, test } from 'playwright/test';
import { languages } from '../../preload/contract.ts';
import { staffFixtures } from '../../renderer/preview/staff-fixtures.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';
import { kindsOf, LayoutChoice, NewKinds, openLayoutFrame } from '../preview/layout-frame.ts';
import { redraw } from '../preview/redraw.ts';
import { staffDemandsFor, staffLookers } from '../preview/staff-layout.ts';

/** Every page of the staff console × language × layout. What its buttons do: preview-staff-use.spec.ts. */
let preview: StaffPreviewWindow;
test.beforeAll(async () => {
  preview = await openStaffPreview();
});
test.afterAll(() => preview.close());

for (const language of languages) {
  test(`${language}: every page fits every layout, can be read and hit`, async () => {
    const faults: string[] = [];
    const frame = await openLayoutFrame(preview.page, preview.addressOf('status/healthy', language));
    const choice = new LayoutChoice(language);
    for (const { name } of staffFixtures) {
      await frame.show(preview.addressOf(name, language), 'html[data-ready]');
      const chosen = choice.layoutsFor(await frame.structure());
      for (const { layout, said } of await frame.look(staffLookers, staffDemandsFor, chosen))
        faults.push(...said.flat().map((fault) => `${name}, ${layout}: ${fault}`));
    }
    expect(faults).toEqual([]);
  });
}

// Where there is an element of a new kind: the others differ in words, which the layout checks cover.
test('axe finds nothing on any page', async () => {
  const { page, addressOf } = preview;
  await page.setViewportSize({ width: 1920, height: 1080 });
  const faults: string[] = [];
  const kinds = new NewKinds();
  for (const { name } of staffFixtures) {
    await redraw(page, addressOf(name, languages[0]), 'html[data-ready]');
    if (!kinds.isAny(await page.evaluate(kindsOf))) continue;
    // Legacy mode: the other mode opens a new page, which a kiosk's browser refuses.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    faults.push(...violations.map(({ id, nodes }) => `${name}: axe ${id}: ${nodes[0]?.html ?? ''}`));
  }
  expect(faults).toEqual([]);
});
