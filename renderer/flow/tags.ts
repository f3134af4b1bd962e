import type { CameraPhase, ScreenView } from './view.ts';

export type ScreenName = ScreenView['screen'];

/**
 * What the UI asks of a state. Every state at rest carries exactly one screen, those of the camera screen a phase
 * besides.
 */
export type Tag = ScreenName | CameraPhase['name'] | 'slow';
