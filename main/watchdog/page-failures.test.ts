import { expect, it } from 'vitest';
import { readLoss } from './page-failures.ts';

const lost = (type: string, serviceName?: string, reason = 'killed') =>
  readLoss({ type, reason, ...(serviceName ? { serviceName } : {}) } as Parameters<typeof readLoss>[0]);

it('reports the processes the kiosk needs, and which of them end the page', () => {
  expect(lost('GPU')).toEqual({ what: 'graphics', reason: 'killed', endsPage: true });
  expect(lost('Utility', 'network.mojom.NetworkService')?.what).toBe('network');
  expect(lost('Utility', 'network.mojom.NetworkService')?.endsPage).toBe(true);
  expect(lost('Utility', 'video_capture.mojom.VideoCaptureService')).toEqual({
    what: 'camera',
    reason: 'killed',
    endsPage: false,
  });
});

it('ignores a service that ended itself, or one the kiosk does not need', () => {
  expect(lost('Utility', 'video_capture.mojom.VideoCaptureService', 'clean-exit')).toBeNull();
  expect(lost('Utility', 'audio.mojom.AudioService')).toBeNull();
});
