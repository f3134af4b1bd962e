import type { Looker } from './layout-frame.ts';

/** What a screen has to keep in one window; lengths in CSS pixels. */
export interface LayoutDemands {
  readonly textPx: number;
  /** Least size of text that is not needed to continue: the full consent text. */
  readonly readPx: number;
  readonly bandPx: number;
  readonly staffPx: number;
  readonly touchPx: number;
}

/**
 * The demands for a window. On 24 inches at 1920 × 1080 a pixel is 0.277 mm and 44 px of this typeface make a capital
 * of 8.6 mm; other windows scale with the shorter side, and narrow ones (4:3) keep nine tenths of that. At 200 % zoom
 * (`zoom` 2) a CSS pixel is two real ones, so half the touch size is the same size under the finger.
 */
export function demandsFor(width: number, height: number, zoom = 1): LayoutDemands {
  const share = Math.min(width, height) / 1080;
  const narrow = width > height && width / height < 1.5 ? 0.88 : 1;
  return {
    textPx: Math.floor(44 * share * narrow),
    readPx: Math.floor(30 * share * narrow),
    bandPx: Math.floor(26 * share * narrow),
    staffPx: Math.floor(24 * share * narrow),
    touchPx: Math.floor(64 / zoom),
  };
}

/** One sentence per fault of the screen that a page shows: clipped, overlapping or covered text, small type, small targets. */
export const screenLookers: readonly Looker<LayoutDemands>[] = [
  findWordFaults,
  findSizeFaults,
  findLensFaults,
];

/**
 * Runs in the page: the positions of the camera screen's parts, as text for comparison: they must not move when their text
 * changes. None on other screens.
 */
export function placesOnCameraScreen(): string[] {
  return [
    ...document.querySelectorAll(
      '.camera :is(.hint, .camera-preview, .lens-arrow, h1, .words > p, .big-button)',
    ),
  ].map((part) => {
    // The lamp's scaling is intended: it is removed during the measurement.
    const { style } = part as HTMLElement;
    if (part.matches('.camera-preview')) style.transform = 'none';
    const { left, top, width, height } = part.getBoundingClientRect();
    style.removeProperty('transform');
    return `${part.getAttribute('class') ?? part.tagName}: ${[left, top, width, height].map(Math.round).join(' ')}`;
  });
}

/**
 * Runs in the page: the places of the one grid, "name: numbers", which are equal on every screen. Not on the waiting and the camera
 * screen, which have their own.
 */
export function placesOnGrid(): string[] {
  if (document.querySelector('[data-screen="waiting"], [data-screen="camera"]')) return [];
  const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
  const middle = (selector: string) => {
    const found = box(selector);
    return found && [found.top + found.height / 2];
  };
  const heading = box('h1');
  const button = box('.actions .big-button');
  const places = {
    bank: middle('.head-bank'),
    clock: middle('.head-clock'),
    heading: heading && [heading.top],
    'first button': button && [button.top, button.height],
    foot: box('.foot') && [box('.foot')?.top ?? 0],
  };
  return Object.entries(places).flatMap(([name, numbers]) =>
    numbers ? [`${name}: ${numbers.map(Math.round).join(' ')}`] : [],
  );
}

/** Runs in the page: is all text complete, inside the window, without overlaps and on top? */
function findWordFaults(): string[] {
  const edgePx = 1;
  const faults: string[] = [];
  const frame = document.querySelector('[data-screen]');
  if (!frame) return ['no screen is shown'];
  for (const box of [document.documentElement, frame]) {
    if (box.scrollWidth > box.clientWidth + edgePx) faults.push(`<${box.tagName}> is wider than the window`);
    if (box.scrollHeight > box.clientHeight + edgePx)
      faults.push(`<${box.tagName}> is taller than the window`);
  }

  const lines: { text: string; rect: DOMRect; owner: Element }[] = [];
  const walker = document.createTreeWalker(frame, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const owner = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (!owner || !text || owner.closest('.unseen') || !owner.checkVisibility({ visibilityProperty: true }))
      continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) lines.push({ text, rect, owner });
  }

  for (const [index, { text, rect, owner }] of lines.entries()) {
    const outside =
      rect.left < -edgePx ||
      rect.top < -edgePx ||
      rect.right > innerWidth + edgePx ||
      rect.bottom > innerHeight + edgePx;
    if (outside) faults.push(`"${text}" reaches out of the window`);

    const button = owner.closest('button')?.getBoundingClientRect();
    if (button && (rect.left < button.left || rect.right > button.right || rect.top < button.top - edgePx)) {
      faults.push(`"${text}" is larger than its button`);
    }
    const plate = owner.closest('.hint')?.getBoundingClientRect();
    if (plate && (rect.right > plate.right || rect.top < plate.top || rect.bottom > plate.bottom)) {
      faults.push(`"${text}" is larger than the hint's plate`);
    }
    const onTop = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
    if (!outside && onTop && !onTop.contains(owner) && !owner.contains(onTop)) {
      faults.push(`"${text}" is covered by <${onTop.tagName} class="${onTop.getAttribute('class') ?? ''}">`);
    }
    for (const other of lines.slice(index + 1)) {
      if (other.owner === owner) continue;
      // A line's box has space above and below its letters, and only this space may overlap another's.
      const airPx = Math.min(rect.height, other.rect.height) * 0.2;
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

/** Runs in the page: is the arrow to the lens at its edge, beside everything else? */
function findLensFaults(): string[] {
  const arrow = document.querySelector('.lens-arrow');
  if (!arrow) return [];
  const { left, top, right, bottom } = arrow.getBoundingClientRect();
  const outside = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
  const met = [
    ...document.querySelectorAll('.band, .camera-preview, .hint, h1, .words > p, .big-button, .foot'),
  ].filter((part) => {
    const box = part.getBoundingClientRect();
    return left < box.right && right > box.left && top < box.bottom && bottom > box.top;
  });
  return [
    ...(outside ? ['the arrow to the lens reaches out of the window'] : []),
    ...met.map((part) => `the arrow to the lens lies on ${part.getAttribute('class') ?? part.tagName}`),
  ];
}

/** Runs in the page: is everything large enough to read and to hit? */
function findSizeFaults(demands: LayoutDemands): string[] {
  const faults: string[] = [];
  const tolerancePx = 0.5;
  const wantedPx = (element: Element): number => {
    if (element.closest('.foot-staff')) return demands.staffPx;
    if (element.closest('.band')) return demands.bandPx;
    if (element.closest('.consent-sections')) return demands.readPx;
    return demands.textPx;
  };
  for (const element of document.querySelectorAll('[data-screen] *')) {
    const ownText = [...element.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
    );
    if (!ownText || element.closest('.unseen')) continue;
    const sizePx = Number.parseFloat(getComputedStyle(element).fontSize);
    if (sizePx < wantedPx(element) - tolerancePx) {
      faults.push(`"${element.textContent?.trim()}" is ${sizePx} px, at least ${wantedPx(element)} wanted`);
    }
  }
  // A disabled one is hidden: it keeps its place, and no touch should reach it.
  for (const button of document.querySelectorAll('[data-screen] button:enabled')) {
    const { left, top, width, height } = button.getBoundingClientRect();
    const hit = document.elementFromPoint(left + width / 2, Math.min(top + height / 2, innerHeight - 1));
    if (hit?.closest('button') !== button) {
      faults.push(`a touch on "${button.textContent}" does not reach it`);
    }
    if (Math.min(width, height) < demands.touchPx - tolerancePx) {
      faults.push(
        `"${button.textContent}" is ${width} × ${height} px to touch, at least ${demands.touchPx} wanted`,
      );
    }
  }
  return faults;
}
