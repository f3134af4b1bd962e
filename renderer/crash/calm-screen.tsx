import type { ActorRefFrom } from 'xstate';
import { staffCodes } from '../../preload/error-codes.ts';
import type { flowMachine } from '../flow/machine.ts';
import { createActions } from '../flow/actions.ts';
import { selectStation } from '../flow/selectors.ts';
import type { View } from '../flow/view.ts';
import { KioskScreen } from '../screens/kiosk-screen.tsx';
import { CrashBoundary } from './crash-boundary.tsx';

const noActions = createActions(() => undefined);

/**
 * Shown between a crash and the reload: "out of order", in the station's default language. If the
 * screens themselves are broken, only the staff code.
 */
export function CalmScreen({ flow }: { readonly flow: ActorRefFrom<typeof flowMachine> }) {
  const station = selectStation(flow.getSnapshot());
  const view: View = {
    screen: 'outOfOrder',
    code: 'internal',
    language: station.defaultLanguage,
    limit: null,
  };
  const bare = <main data-screen="outOfOrder">{staffCodes.internal}</main>;
  return (
    <CrashBoundary fallback={bare}>
      <KioskScreen view={view} station={station} actions={noActions} preview={null} still={null} />
    </CrashBoundary>
  );
}
