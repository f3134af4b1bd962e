import { expect, type ElectronApplication } from 'playwright/test';

/**
 * Observes and operates the kiosk from its main process: Playwright's own page is unusable once the page's process has ended,
 * though the kiosk has a new one.
 */
export interface FromMain {
  /** Null: the page does not answer, since it hangs, is being loaded, or has ended. */
  readonly screen: () => Promise<string | null>;
  readonly press: (action: string) => Promise<void>;
  /** From the waiting screen to the camera, in English. */
  readonly goToCamera: () => Promise<void>;
  /** Null: no answer, as for the screen. To be polled, by `expect.poll`. */
  readonly ask: <T>(script: string) => Promise<T | null>;
  /** The answer of a page that is certainly loaded, however long it takes. The script must not return null. */
  readonly hear: <T>(script: string) => Promise<T>;
}

/** A page that has just ended never answers. Short, so that the next request is sent soon. */
const answerLimitMs = 1000;

/** Of all of this process: pages outlive tests. */
let touches = 0;

export function fromMain(app: ElectronApplication): FromMain {
  const ask = <T>(script: string) =>
    app.evaluate(
      async ({ BrowserWindow }, { code, limitMs }) => {
        const { webContents } = BrowserWindow.getAllWindows()[0]!;
        const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), limitMs));
        return Promise.race([webContents.executeJavaScript(code, true).catch(() => null), late]);
      },
      { code: script, limitMs: answerLimitMs },
    ) as Promise<T | null>;
  const hear = async <T>(script: string) => {
    let answer: T | null = null;
    while (answer === null) answer = await ask<T>(script);
    return answer;
  };
  const screen = () => ask<string>(`document.querySelector('[data-screen]')?.dataset.screen ?? null`);
  const touch = async (selector: string) => {
    touches += 1;
    // Looked for and touched in one go, for the screen may change in between; and once, however late the answer comes.
    const once = `(() => {
      if (globalThis.lastTouch === ${touches}) return true;
      const found = document.querySelector(${JSON.stringify(`${selector}:enabled`)});
      if (found === null) return false;
      globalThis.lastTouch = ${touches};
      found.click();
      return true;
    })()`;
    await expect.poll(() => ask<boolean>(once), { message: `${selector} is touched` }).toBe(true);
  };
  const press = (action: string) => touch(`[data-action="${action}"]`);
  return {
    screen,
    press,
    ask,
    hear,
    async goToCamera() {
      await expect.poll(screen).toBe('waiting');
      await touch('[data-language="en"]');
      await press('start');
      await press('agree');
      await expect.poll(screen).toBe('camera');
    },
  };
}
