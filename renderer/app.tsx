// Imported first: it defines the order of the cascade layers of all other style sheets.
import './theme.css';
import { useSelector } from '@xstate/react';
import { lazy, Suspense, useLayoutEffect } from 'react';
import { createRoot } from 'react-dom/client';
import type { KioskBridge } from '../preload/contract.ts';
import type { Branding } from '../preload/station.ts';
import type { StaffBridge } from '../preload/staff-contract.ts';
import { createStaffDevices } from './staff/pages/camera/staff-devices.ts';
import { watchForStaff } from './staff/gesture.ts';
import type { StaffServices } from './staff/staff-console.tsx';
import { CameraView } from './camera/camera-view.tsx';
import { PictureHolder } from './camera/picture.ts';
import { Webcam } from './camera/webcam.ts';
import { showPresses } from './components/press-feedback.ts';
import { CrashBoundary, FallbackScreen } from './crash/fallback-screen.tsx';
import { createFlow, type Flow } from './flow/create-flow.ts';
import { controlsOf, DoubleTouchGuard } from './flow/double-touch.ts';
import { createActions } from './flow/events.ts';
import { watchLeaving } from './flow/leaving.ts';
import { isSameView, selectStation, selectStill, selectView } from './flow/selectors.ts';
import type { Actions } from './flow/view.ts';
import { createGuide } from './guidance/worker-guide.ts';
import { KioskScreen } from './screens/kiosk-screen.tsx';

/** Loaded lazily: half of the page's code is for staff, and customers' screens are drawn without it. */
const StaffConsole = lazy(async () => ({
  default: (await import('./staff/staff-console.tsx')).StaffConsole,
}));

/** Long enough to be read, short enough that the next person finds a working kiosk. */
const reloadAfterMs = 4_000;

/**
 * Starts the kiosk: one camera, one flow, one React root, made here once and kept until the page is reloaded.
 * @param bridge `window.kiosk`
 * @param staffBridge `window.staff`
 */
export function startKiosk(root: HTMLElement, bridge: KioskBridge, staffBridge: StaffBridge): void {
  const webcam = new Webcam(navigator.mediaDevices, (camera) => bridge.checkCamera(camera));
  const guide = createGuide(webcam.video);
  const pictures = new PictureHolder();
  const clock = { setTimeout: setTimeout.bind(window), clearTimeout: clearTimeout.bind(window) };
  const flow = createFlow({ bridge, camera: webcam, guide, pictures, clock });
  // Without a listener a crash of the flow would be an uncaught error of the window; App then draws the out-of-order screen.
  flow.subscribe({ error: () => undefined });
  new DoubleTouchGuard(window, controlsOf(document));
  flow.start();
  showPresses(window);
  watchForStaff(window, () => flow.send({ type: 'STAFF_CAME' }));
  watchLeaving(window, () => flow.send({ type: 'ABANDONED' }));
  const recover = (): void => {
    // A flow that works ends the session itself; one that has crashed can't, and main does when the page reloads.
    flow.send({ type: 'ABANDONED' });
    webcam.close();
    pictures.wipe();
    setTimeout(() => location.reload(), reloadAfterMs);
  };
  createRoot(root).render(
    <CrashBoundary onCrash={recover} fallback={<FallbackScreen flow={flow} />}>
      <App
        flow={flow}
        webcam={webcam}
        staff={{ bridge: staffBridge, devices: createStaffDevices(webcam, guide) }}
        actions={createActions((event) => flow.send(event))}
      />
    </CrashBoundary>,
  );
}

interface AppProps {
  readonly flow: Flow;
  readonly webcam: Webcam;
  readonly staff: StaffServices;
  readonly actions: Actions;
}

function App({ flow, webcam, staff, actions }: AppProps) {
  // Thrown while drawing, so that the boundary takes over: a crashed flow would leave its last screen visible.
  const crash = useSelector(flow, (snapshot) => (snapshot.status === 'error' ? snapshot.error : null));
  if (crash !== null) throw crash;
  const view = useSelector(flow, selectView, isSameView);
  const station = useSelector(flow, selectStation);
  const still = useSelector(flow, selectStill);
  useBranding(station.branding);
  if (view.screen === 'staff') {
    const leave = () => flow.send({ type: 'STAFF_LEFT' });
    return (
      <Suspense fallback={null}>
        <StaffConsole
          services={staff}
          station={station}
          language={station.defaultLanguage}
          onClosed={leave}
        />
      </Suspense>
    );
  }
  const preview = <CameraView webcam={webcam} rotation={station.cameraRotation} />;
  return <KioskScreen view={view} station={station} actions={actions} preview={preview} still={still} />;
}

/** Replaces the kiosk's accent colour by the bank's. Main has checked its contrast; theme.css makes the pressed shade from it. */
function useBranding({ accent }: Branding): void {
  useLayoutEffect(() => {
    const { style } = document.documentElement;
    if (accent === null) style.removeProperty('--accent');
    else style.setProperty('--accent', accent);
  }, [accent]);
}
