import type { Page } from 'playwright/test';

/** Every screen that is shown from now on, however shortly. */
export async function watchScreens(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen = new Set<string>();
    Object.assign(globalThis, { seenScreens: seen });
    new MutationObserver(() => {
      for (const { dataset } of document.querySelectorAll<HTMLElement>('[data-screen]'))
        seen.add(dataset['screen']!);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => [...(globalThis as unknown as { seenScreens: Set<string> }).seenScreens]);
}

/** Whether something has been seen since, however shortly. */
export async function watchFor(page: Page, selector: string): Promise<() => Promise<boolean>> {
  await page.evaluate((wanted) => {
    const note = { wasSeen: false };
    Object.assign(globalThis, { wantedNote: note });
    new MutationObserver(() => {
      note.wasSeen ||= document.querySelector(wanted)?.checkVisibility() ?? false;
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
  }, selector);
  return () =>
    page.evaluate(() => (globalThis as unknown as { wantedNote: { wasSeen: boolean } }).wantedNote.wasSeen);
}
