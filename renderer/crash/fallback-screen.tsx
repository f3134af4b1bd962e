import { Component, type ReactNode } from 'react';
import { staffCodes } from '../../preload/error-codes.ts';
import type { Flow } from '../flow/create-flow.ts';
import { createActions } from '../flow/events.ts';
import { selectStation } from '../flow/selectors.ts';
import type { View } from '../flow/view.ts';
import { KioskScreen } from '../screens/kiosk-screen.tsx';

interface CrashBoundaryProps {
  /** Called once, when something below could not be drawn. */
  readonly onCrash?: () => void;
  readonly fallback: ReactNode;
  readonly children: ReactNode;
}

/** Shows the fallback instead of an empty window when rendering fails. React still reports the error to the console. */
export class CrashBoundary extends Component<CrashBoundaryProps, { readonly crashed: boolean }> {
  override readonly state = { crashed: false };

  static getDerivedStateFromError(): { crashed: boolean } {
    return { crashed: true };
  }

  override componentDidCatch(): void {
    this.props.onCrash?.();
  }

  override render(): ReactNode {
    return this.state.crashed ? this.props.fallback : this.props.children;
  }
}

const noActions = createActions(() => undefined);

/**
 * Shown between a crash and the reload: "out of order", in the station's default language. If the
 * screens themselves are broken, only the staff code.
 */
export function FallbackScreen({ flow }: { readonly flow: Flow }) {
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
