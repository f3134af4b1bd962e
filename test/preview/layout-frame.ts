import type { Frame, Page } from 'playwright/test';
import { languages, type Language } from '../../preload/contract.ts';
import { layouts, type Layout } from '../../renderer/preview/layouts.ts';
import { proving } from '../thoroughness.ts';
import { redraw } from './redraw.ts';

/** Runs in the page, without its module: all it needs is in its one argument. */
export type Looker<Demands> = (demands: Demands) => string[];

export interface LayoutFrame {
  /** Draws one address of the preview in it. */
  readonly show: (address: string, ready: string) => Promise<void>;
  /** Of the current page: its elements and their classes without their words. Pages with the same one are laid out alike. */
  readonly structure: () => Promise<string>;
  /**
   * The results of each looker for the current page, in each of these layouts. All of it is one call: between two layouts nothing is painted, only
   * laid out, which is enough for these checks and takes a tenth of the time.
   */
  readonly look: <Demands>(
    lookers: readonly Looker<Demands>[],
    demandsFor: (width: number, height: number, zoom: number) => Demands,
    chosen: readonly Layout[],
  ) => Promise<readonly { readonly layout: string; readonly said: readonly string[][] }[]>;
}

/**
 * The layouts in which a page is looked at in one of the languages: all for the first page of a structure, in one language after the
 * other; one for any other page, in turn. To prove, all for every page.
 */
export class LayoutChoice {
  readonly #language: number;
  readonly #known = new Set<string>();
  #turn: number;

  constructor(language: Language) {
    this.#language = this.#turn = languages.indexOf(language);
  }

  /** @param everywhere the first of its structure is looked at in all layouts in this language, whichever it is */
  layoutsFor(structure: string, everywhere = false): readonly Layout[] {
    const isTurn = everywhere || this.#known.size % languages.length === this.#language;
    const isNew = !this.#known.has(structure);
    this.#known.add(structure);
    if ((isNew && isTurn) || proving) return layouts;
    this.#turn += 1;
    return [layouts[this.#turn % layouts.length]!];
  }
}

/** Runs in the page. An icon's own lines are no structure. */
function structureOf(): string {
  const of = (element: Element): string => {
    const words = [...element.childNodes].some(
      ({ nodeType, textContent }) => nodeType === 3 && textContent?.trim(),
    );
    const inside = element.matches('svg') ? '' : [...element.children].map(of).join(' ');
    return `${element.tagName}.${element.getAttribute('class') ?? ''}${words ? '"' : ''}(${inside})`;
  };
  return of(document.body);
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
    structure: () => frame.evaluate(structureOf),
    look: (lookers, demandsFor, chosen) => lookInEach(frame, lookers, demandsFor, chosen),
  };
}

function lookInEach<Demands>(
  frame: Frame,
  lookers: readonly Looker<Demands>[],
  demandsFor: (width: number, height: number, zoom: number) => Demands,
  chosen: readonly Layout[],
): Promise<{ layout: string; said: string[][] }[]> {
  const wanted = chosen.map((layout) => {
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

/**
 * Runs in the page: what axe judges, without the words: each kind of element with its attributes and the kind it is in, and the order of
 * the headings.
 */
export function kindsOf(): string[] {
  const elements = [...document.body.querySelectorAll('*')].filter(
    (one) => !one.parentElement?.closest('svg'),
  );
  const kind = (one: Element) =>
    `${one.tagName}.${one.getAttribute('class') ?? ''}[${one.getAttributeNames().join()}]`;
  const headings = elements.filter((one) => /^H\d$/.test(one.tagName)).map((one) => one.tagName);
  return [
    ...new Set(elements.map((one) => `${kind(one.parentElement!)} > ${kind(one)}`)),
    headings.join(' '),
  ];
}

/** Chooses the pages on which there is something that none before had; to prove, all. */
export class NewKinds {
  readonly #known = new Set<string>();

  isAny(kinds: readonly string[]): boolean {
    const added = kinds.filter((kind) => !this.#known.has(kind));
    for (const kind of added) this.#known.add(kind);
    return added.length > 0 || proving;
  }
}
