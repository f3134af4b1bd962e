import { expect, it } from 'vitest';
import { readLoss } from './watch-processes.ts';

const lost = (type: string, serviceName?: string, reason = 'killed') =>
  readLoss({ type, reason, ...(serviceName ? { serviceName } : {}) } as Parameters<typeof readLoss>[0]);

it('knows which processes the kiosk lives on', () => {
  expect(lost('GPU')).toEqual({ what: 'graphics', reason: 'killed', endsPage: true });
  expect(lost('Utility', 'network.mojom.NetworkService')?.what).toBe('network');
  expect(lost('Utility', 'network.mojom.NetworkService')?.endsPage).toBe(true);
  expect(lost('Utility', 'video_capture.mojom.VideoCaptureService')).toEqual({
    what: 'camera',
    reason: 'killed',
    endsPage: false,
  });
});

it('makes nothing of a service that has gone home, or of one that the kiosk can do without', () => {
  expect(lost('Utility', 'video_capture.mojom.VideoCaptureService', 'clean-exit')).toBeNull();
  expect(lost('Utility', 'audio.mojom.AudioService')).toBeNull();
});
