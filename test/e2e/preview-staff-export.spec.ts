import { expect, test, type Page } from 'playwright/test';
import type { ExportState } from '../../preload/record-contract.ts';
import type { FakeStaffBridge } from '../../renderer/preview/staff-bridge.ts';
import { openStaffPreview, type StaffPreviewWindow } from '../preview/open-staff.ts';

let preview: StaffPreviewWindow;
let page: Page;
let show: StaffPreviewWindow['show'];
test.beforeAll(async () => {
  preview = await openStaffPreview();
  ({ page, show } = preview);
});
test.afterAll(() => preview.close());

const press = (action: string, value?: string) =>
  page.locator(`[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}`).click();
const sent = (method: Parameters<FakeStaffBridge['sent']>[0]) =>
  page.evaluate((asked) => window.fakeStaff.sent(asked), method);

test.describe('an export of records', () => {
  const tell = (state: ExportState) => page.evaluate((one) => window.fakeStaff.tellExport(one), state);
  const bar = () => page.locator('.export-progress progress');

  test('shows how far it is, is stopped once, and says how it ended; the next one begins anew', async () => {
    await show('records/day', 'en');
    await page.evaluate(() => {
      window.fakeStaff.answers.exportRecords = () => new Promise(() => undefined);
      window.fakeStaff.answers.stopExport = async () => ({ ok: true, value: null });
    });
    await press('exportSpan', 'all');
    await press('export');
    await expect(bar()).toHaveAttribute('value', '0');
    await expect(page.locator('[data-action="export"]')).toBeDisabled();
    await tell({ kind: 'running', step: 'writing', doneBytes: 50_000_000, totalBytes: 100_000_000 });
    await expect(page.locator('.export-much')).toHaveText('Writing: 50\u00a0MB of 100\u00a0MB');
    await expect(bar()).toHaveAttribute('value', '0.25');
    await tell({ kind: 'running', step: 'checking', doneBytes: 50_000_000, totalBytes: 100_000_000 });
    await expect(bar()).toHaveAttribute('value', '0.75');
    await press('stopExport');
    await expect(page.locator('[data-action="stopExport"]')).toBeDisabled();
    expect(await sent('stopExport')).toHaveLength(1);
    await tell({ kind: 'failed', error: { code: 'export-stopped' } });
    await expect(page.locator('.record-export .notice')).toHaveAttribute('data-notice', 'care');
    await press('export');
    await expect(page.locator('[data-action="stopExport"]')).toBeEnabled();
  });

  test('that was begun earlier is taken up where it is', async () => {
    await show('records/writing');
    await expect(bar()).toBeVisible();
    await tell({ kind: 'written', fileNames: ['records.jsonl'] });
    await expect(page.getByTestId('record-files')).toContainText('records.jsonl');
    await expect(page.locator('[data-action="export"]')).toBeEnabled();
  });
});
