import type { Page } from '@playwright/test';

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
