import type { Looker } from './layout-frame.ts';

/** What a page of the staff console has to keep in one window; lengths in CSS pixels. */
export interface StaffDemands {
  readonly textPx: number;
  readonly touchPx: number;
}

/**
 * The console is read at arm's length: 19 px of this typeface at 1080 px make a capital of 3.7 mm on 24 inches.
 * At 200 % zoom a CSS pixel is two real ones, so half the touch size is the same size under the finger.
 */
export function staffDemandsFor(width: number, height: number, zoom = 1): StaffDemands {
  const share = Math.min(width, height) / 1080;
  return { textPx: Math.max(Math.floor(19 * share), zoom > 1 ? 10 : 0), touchPx: Math.floor(56 / zoom) };
}

/**
 * One sentence per fault of the console's current page: clipped, overlapping or covered text, anything that
 * scrolls sideways, a PIN pad or an assistant's step that scrolls at all, small type, small targets.
 */
export const staffLookers: readonly Looker<StaffDemands>[] = [findScrolling, findWords, findSizes];

/**
 * Runs in the page: where the assistant's fixed parts are, as text for comparison: the main button, the progress and the
 * question must be found in the same place in every step.
 */
export function placesInSetUp(): string[] {
  const parts = {
    'main button': '.set-up-ways > :is([data-action="next"], [data-action="finish"])',
    progress: '.progress',
    question: '.set-up h1',
  };
  return Object.entries(parts).map(([name, selector]) => {
    const { left, top, width, height } = document.querySelector(selector)!.getBoundingClientRect();
    // A question may take two lines, and be as wide as its words.
    const place = name === 'question' ? [left, top] : [left, top, width, height];
    return `${name}: ${place.map(Math.round).join(' ')}`;
  });
}

/** Runs in the page: lists may scroll down and up, nothing may scroll sideways. */
function findScrolling(): string[] {
  const edgePx = 1;
  const name = (element: Element) => `<${element.tagName} class="${element.className}">`;
  const faults: string[] = [];
  for (const element of document.querySelectorAll('[data-screen], [data-screen] *, dialog, dialog *')) {
    if (element.closest('svg, .unseen, .keyboard, .camera-check-view')) continue;
    if (!element.checkVisibility() || element.matches('.staff-close-word, .progress-name')) continue;
    const { overflowX, overflowY, display, webkitLineClamp } = getComputedStyle(element);
    if (display === 'inline' || webkitLineClamp !== 'none' || element.matches('input, textarea')) continue;
    if (element.scrollWidth > element.clientWidth + edgePx && element.clientWidth > 0) {
      faults.push(`${name(element)} is ${element.scrollWidth} wide in ${element.clientWidth} (${overflowX})`);
    }
    const fixed = element.matches(
      '.set-up, .set-up *, .sign-in, .sign-in *, .modal-sheet, .staff, .staff-head',
    );
    const taller = element.scrollHeight > element.clientHeight + edgePx && element.clientHeight > 0;
    if (fixed && taller && !element.closest('button, .state-sign') && overflowY !== 'visible') {
      faults.push(`${name(element)} is ${element.scrollHeight} high in ${element.clientHeight}`);
    }
  }
  return faults;
}

/** Runs in the page: is all text complete, inside the window and its button, and without overlaps? */
function findWords(): string[] {
  const edgePx = 1;
  const faults: string[] = [];
  const top = document.querySelector('dialog[open]') ?? document.querySelector('[data-screen]');
  if (!top) return ['no page is shown'];
  const lines: { text: string; rect: DOMRect; owner: Element }[] = [];
  const walker = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!owner || !text || owner.closest('.unseen, .staff-close-word, .localised-text, textarea, .keyboard'))
      continue;
    if (!owner.checkVisibility({ visibilityProperty: true })) continue;
    if (getComputedStyle(owner).clipPath !== 'none') continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) lines.push({ text, rect, owner });
  }
  // Text scrolled out of view in a list counts neither as outside the window nor as covering anything.
  const seen = ({ rect, owner }: (typeof lines)[number]): boolean => {
    const list = owner.closest('.staff-page, .rail')?.getBoundingClientRect();
    return !list || (rect.bottom <= list.bottom + edgePx && rect.top >= list.top - edgePx);
  };
  for (const [index, line] of lines.entries()) {
    const { text, rect, owner } = line;
    if (rect.left < -edgePx || rect.right > innerWidth + edgePx)
      faults.push(`"${text}" reaches out at a side`);
    const button = owner.closest('button')?.getBoundingClientRect();
    if (
      button &&
      (rect.left < button.left ||
        rect.right > button.right ||
        rect.top < button.top - edgePx ||
        rect.bottom > button.bottom + edgePx)
    ) {
      faults.push(`"${text}" is larger than its button`);
    }
    if (!seen(line)) continue;
    if (rect.top < -edgePx || rect.bottom > innerHeight + edgePx)
      faults.push(`"${text}" reaches out of the window`);
    const onTop = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (onTop && !onTop.contains(owner) && !owner.contains(onTop)) {
      faults.push(`"${text}" is covered by <${onTop.tagName} class="${onTop.getAttribute('class') ?? ''}">`);
    }
    for (const other of lines.slice(index + 1)) {
      if (other.owner === owner || !seen(other)) continue;
      const airPx = Math.min(rect.height, other.rect.height) * 0.22;
      const meets =
        rect.left < other.rect.right - edgePx &&
        other.rect.left < rect.right - edgePx &&
        rect.top < other.rect.bottom - airPx &&
        other.rect.top < rect.bottom - airPx;
      if (meets) faults.push(`"${text}" and "${other.text}" overlap`);
    }
  }
  return [...new Set(faults)];
}

/** Runs in the page: is everything large enough to read and to hit? */
function findSizes({ textPx, touchPx }: StaffDemands): string[] {
  const faults: string[] = [];
  const tolerancePx = 0.5;
  const top = document.querySelector('dialog[open]') ?? document.querySelector('[data-screen]');
  for (const element of top?.querySelectorAll('*') ?? []) {
    const ownText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (!ownText || element.closest('.unseen, .band, .keyboard')) continue;
    const sizePx = Number.parseFloat(getComputedStyle(element).fontSize);
    if (sizePx < textPx - tolerancePx) {
      faults.push(`"${element.textContent?.trim()}" is ${sizePx} px, at least ${textPx} wanted`);
    }
  }
  for (const button of top?.querySelectorAll('button:enabled, input') ?? []) {
    if (!button.checkVisibility() || button.closest('.keyboard')) continue;
    const { width, height } = button.getBoundingClientRect();
    if (Math.min(width, height) < touchPx - tolerancePx) {
      faults.push(`"${button.textContent}" is ${width} × ${height} px to touch, at least ${touchPx} wanted`);
    }
  }
  return [...new Set(faults)];
}
