import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { languages } from '../../preload/contract.ts';
import { layouts } from '../../renderer/preview/layouts.ts';
import { staffFixtures } from '../../renderer/preview/staff-fixtures.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';
import { findStaffFaults, staffDemandsFor } from '../preview/staff-layout.ts';

/** Every page of the staff console × language × layout. What its buttons do: preview-staff-use.spec.ts. */
let preview: StaffPreviewWindow;
test.beforeAll(async () => {
  preview = await openStaffPreview();
});
test.afterAll(() => preview.close());

for (const language of languages) {
  test(`${language}: every page fits every layout, can be read and hit${language === languages[0] ? ', and axe finds nothing' : ''}`, async () => {
    test.setTimeout(600_000);
    const { page, show } = preview;
    const faults: string[] = [];
    for (const { name } of staffFixtures) {
      await show(name, language);
      for (const { name: layout, width, height } of layouts) {
        await page.setViewportSize({ width, height });
        const demands = staffDemandsFor(width, height, layout.includes('200 %') ? 2 : 1);
        const found = await findStaffFaults(page, demands);
        faults.push(...found.map((fault) => `${name}, ${layout}: ${fault}`));
      }
      // The same elements in other words, which the layout checks have read: axe, slow as it is, looks once.
      if (language !== languages[0]) continue;
      // Legacy mode: the other one opens a page of its own, which a kiosk's browser refuses.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      faults.push(...violations.map(({ id, nodes }) => `${name}: axe ${id}: ${nodes[0]?.html ?? ''}`));
    }
    expect(faults).toEqual([]);
  });
}
