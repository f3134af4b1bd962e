import type { Frame, Page } from 'playwright/test';
import { layouts, type Layout } from '../../renderer/preview/layouts.ts';
import { redraw } from './redraw.ts';

/** Runs in the page, without its module: all it needs is in its one argument. */
export type Looker<Demands> = (demands: Demands) => string[];

export interface LayoutFrame {
  /** Draws one address of the preview in it. */
  readonly show: (address: string, ready: string) => Promise<void>;
  /**
   * The results of each looker for the current page, in each layout. All of it is one call: between two layouts nothing is painted, only
   * laid out, which is enough for these checks and takes a tenth of the time.
   */
  readonly look: <Demands>(
    lookers: readonly Looker<Demands>[],
    demandsFor: (width: number, height: number, zoom: number) => Demands,
  ) => Promise<readonly { readonly layout: string; readonly said: readonly string[][] }[]>;
}

/** Makes the page a frame around another page, which takes the size of one layout after the other. */
export async function openLayoutFrame(page: Page, preview: string): Promise<LayoutFrame> {
  const around = new URL('around.html', preview).href;
  await page.route(around, (route) => route.fulfill({ contentType: 'text/html', body: '<iframe></iframe>' }));
  await page.goto(around);
  const frame = page.frames()[1];
  if (!frame) throw new Error('the page around the preview holds no frame');
  return {
    async show(address, ready) {
      // The first layout's size, so that sizes measured while drawing are those of a real window.
      await frame.evaluate(takeSize, layouts[0]!).catch(() => undefined);
      await redraw(frame, address, ready);
    },
    look: (lookers, demandsFor) => lookInEach(frame, lookers, demandsFor),
  };
}

function lookInEach<Demands>(
  frame: Frame,
  lookers: readonly Looker<Demands>[],
  demandsFor: (width: number, height: number, zoom: number) => Demands,
): Promise<{ layout: string; said: string[][] }[]> {
  const wanted = layouts.map((layout) => {
    const zoom = layout.name.includes('200 %') ? 2 : 1;
    return { layout, demands: demandsFor(layout.width, layout.height, zoom) };
  });
  // As text: functions that call each other are not sent to the page together otherwise.
  const functions = [takeSize, settle, ...lookers].map(String);
  return frame.evaluate(
    `(async ([takeSize, settle, ...lookers], wanted) => {
      const found = [];
      for (const { layout, demands } of wanted) {
        takeSize(layout);
        await settle();
        found.push({ layout: layout.name, said: lookers.map((look) => look(demands)) });
      }
      return found;
    })([${functions.map((one) => `(${one})`).join(', ')}], ${JSON.stringify(wanted)})`,
  );
}

/** Runs in the page. */
function takeSize({ width, height }: Layout): void {
  const { style } = window.frameElement as HTMLElement;
  Object.assign(style, {
    position: 'fixed',
    inset: '0',
    border: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  if (innerWidth !== width || innerHeight !== height) throw new Error('the frame did not take its size');
}

/** Runs in the page: waits for the typeface and finishes every finite animation; endless ones continue. */
async function settle(): Promise<void> {
  await document.fonts.ready;
  for (const one of document.getAnimations()) {
    // Brought to its end rather than waited for: a window that draws no frames would never get there.
    if (Number(one.effect?.getComputedTiming().endTime ?? Infinity) <= 1000) one.finish();
  }
}
