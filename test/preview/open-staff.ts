import type { Page } from 'playwright/test';
import { servePreview } from '../../build/vite/serve-preview.ts';
import type { Language } from '../../preload/contract.ts';
import { writeAddress } from '../../renderer/preview/address.ts';
import type { FakeStaffBridge } from '../../renderer/preview/staff-bridge.ts';
import { openBrowser } from './open-browser.ts';

declare global {
  interface Window {
    readonly fakeStaff: FakeStaffBridge;
  }
}

export interface StaffPreviewWindow {
  readonly page: Page;
  /** Where one fixture is drawn. */
  addressOf(name: string, language: Language): string;
  /** Draws one fixture and waits until it is there. */
  show(name: string, language?: Language): Promise<void>;
  close(): Promise<void>;
}

/** The console's preview in the Chromium that the kiosk runs on, against a fake of main, which is `window.fakeStaff`. */
export async function openStaffPreview(): Promise<StaffPreviewWindow> {
  const preview = await servePreview();
  const { app, page } = await openBrowser();
  const addressOf = (only: string, language: Language) =>
    preview.address + writeAddress({ page: 'staff', only, language, demonstration: true, still: true });
  return {
    page,
    addressOf,
    async show(only, language = 'ru') {
      await page.setViewportSize({ width: 1920, height: 1080 });
      await page.goto(addressOf(only, language));
      await page.locator('html[data-ready]').waitFor({ state: 'attached' });
    },
    async close() {
      await app.close();
      await preview.close();
    },
  };
}
