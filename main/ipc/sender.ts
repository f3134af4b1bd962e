import type { IpcMainInvokeEvent, WebContents } from 'electron';

/** Whether a message comes from the kiosk's own window, its main frame, on the kiosk's own page. */
export type Sender = (event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>) => boolean;

/** A request counts only from the kiosk window's own main frame while that shows the kiosk's own page. */
export function ownSender(
  ownContents: () => WebContents | null,
  isOwnPage: (url: string) => boolean,
): Sender {
  return ({ sender, senderFrame }) => {
    const own = ownContents();
    if (!own || sender !== own || !senderFrame) return false;
    return senderFrame === own.mainFrame && senderFrame.parent === null && isOwnPage(senderFrame.url);
  };
}
