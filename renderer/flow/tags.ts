import type { CameraPhase, ScreenView } from './view.ts';

export type ScreenName = ScreenView['screen'];

/**
 * What the UI needs to know about a state. Every stable state has exactly one screen tag, and those of the camera screen a phase
 * tag as well.
 */
export type Tag = ScreenName | CameraPhase['name'] | 'slow';
