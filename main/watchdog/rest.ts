export interface RestPorts {
  readonly show: () => Promise<void>;
  /** Subscribes to the end of the page's process; returns the function that unsubscribes. */
  readonly onGone: (gone: () => void) => () => void;
  readonly forMs: number;
}

/** Short, since the screen is empty meanwhile; long enough that a page that always crashes does not flicker. */
export const showAgainMs = 3_000;

/** Shows a page for a fixed time, and shows it again when it crashes. The time ends in any case. */
export async function rest({ show, onGone, forMs }: RestPorts): Promise<void> {
  let again: NodeJS.Timeout | null = null;
  let isOver = false;
  const showAgain = () => {
    if (isOver) return;
    again ??= setTimeout(() => {
      again = null;
      tryToShow();
    }, showAgainMs);
  };
  const tryToShow = () => void show().catch(showAgain);
  const stopListening = onGone(showAgain);
  tryToShow();
  await new Promise((resolve) => setTimeout(resolve, forMs));
  isOver = true;
  stopListening();
  if (again) clearTimeout(again);
}
