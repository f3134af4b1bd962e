/** The part of `window` that is listened on. */
type ListenedWindow = Pick<Window, 'addEventListener'>;

const blocked = ['contextmenu', 'dragstart', 'dragenter', 'dragover', 'drop', 'auxclick'] as const;

/**
 * Blocks events that the page never uses, before the page receives them: menus, dragging in either direction, the mouse's other
 * buttons, zooming by wheel, and the system's dialog for choosing a file.
 */
export function lockDownPage(target: ListenedWindow): void {
  const first = { capture: true, passive: false } as const;
  const refuse = (event: Event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  for (const name of blocked) target.addEventListener(name, refuse, first);
  // Back and forward on the mouse are decided at the press.
  target.addEventListener('mousedown', (event) => event.button > 2 && refuse(event), first);
  target.addEventListener('mouseup', (event) => event.button > 2 && refuse(event), first);
  target.addEventListener('wheel', (event) => event.ctrlKey && refuse(event), first);
  target.addEventListener('click', (event) => isFileField(event.target) && refuse(event), first);
}

function isFileField(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement && target.type === 'file';
}

/**
 * What a page's own script could still do to the window, since Electron lets every page close its own. Runs in the page's
 * world, before any of its scripts: a name that is fixed here stays fixed.
 */
export const fixWindowMethods = `for (const name of ['close', 'print', 'moveTo', 'moveBy', 'resizeTo', 'resizeBy', 'open'])
  Object.defineProperty(window, name, { value: () => null, writable: false, configurable: false });`;
