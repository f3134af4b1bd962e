import type { Session } from 'electron';

export interface PermissionQuestion {
  readonly permission: string;
  readonly url: string;
  readonly isMainFrame: boolean;
  readonly mediaTypes: readonly string[];
}

/** The camera, for the kiosk's own page. Everything else, sound included, is refused. */
export function mayGrant(question: PermissionQuestion, isOwnPage: (url: string) => boolean): boolean {
  return (
    question.permission === 'media' &&
    question.isMainFrame &&
    isOwnPage(question.url) &&
    question.mediaTypes.length > 0 &&
    question.mediaTypes.every((type) => type === 'video')
  );
}

/** Answers every permission that a page can ask for, in all the ways Electron lets it ask. */
export function limitPermissions(session: Session, isOwnPage: (url: string) => boolean): void {
  session.setPermissionRequestHandler((_contents, permission, callback, details) => {
    const mediaTypes = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const { requestingUrl: url, isMainFrame } = details;
    callback(mayGrant({ permission, url, isMainFrame, mediaTypes }, isOwnPage));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) => {
    // A check of the bare origin, without a frame's URL, is how Chromium asks before it lists the cameras.
    const url = details.requestingUrl ?? origin;
    const mediaTypes = details.mediaType ? [details.mediaType] : [];
    return mayGrant({ permission, url, isMainFrame: details.isMainFrame, mediaTypes }, isOwnPage);
  });
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, callback) => callback({}));
}
