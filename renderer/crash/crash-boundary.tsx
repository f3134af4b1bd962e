import { Component, type ReactNode } from 'react';

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
