import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it, vi } from 'vitest';
import { forbidZoom } from './zoom.ts';

it.each(['did-finish-load', 'zoom-changed'])('sets the one size again after %s', (event) => {
  const contents = Object.assign(new EventEmitter(), {
    setZoomFactor: vi.fn(),
    setVisualZoomLevelLimits: vi.fn(async () => undefined),
  });
  forbidZoom(contents as unknown as WebContents);
  contents.emit(event);
  expect(contents.setZoomFactor).toHaveBeenCalledWith(1);
  expect(contents.setVisualZoomLevelLimits).toHaveBeenCalledWith(1, 1);
});
