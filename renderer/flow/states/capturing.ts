import { unknownStation } from '../context.ts';
import { cameraTroubleIn } from '../guards.ts';
import { flow } from '../setup.ts';

export const capturing = flow.createStateConfig({
  tags: ['camera', 'capturing'],
  invoke: {
    src: 'takePicture',
    input: ({ context }) => ({
      camera: context.services.camera,
      guide: context.services.guide,
      rotation: (context.station ?? unknownStation).cameraRotation,
      mode: context.captureMode,
      limits: context.pictureLimits,
    }),
    onDone: [
      {
        guard: { type: 'worked', params: ({ event }) => event.output },
        target: '#checking',
        actions: { type: 'keepCapture', params: ({ event }) => event.output },
      },
      {
        guard: { type: 'isCameraTrouble', params: ({ event }) => event.output },
        target: '#cameraTrouble',
        actions: { type: 'rememberCameraTrouble', params: ({ event }) => cameraTroubleIn(event.output) },
      },
      { target: '#problem', actions: { type: 'rememberOutcome', params: ({ event }) => event.output } },
    ],
    onError: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
  },
  after: {
    capturingDeadline: { target: '#problem', actions: { type: 'rememberOutcome', params: null } },
  },
});
