import type { ReactNode } from 'react';
import { Words } from './words.tsx';
import './scene.css';

interface SceneProps {
  readonly art?: ReactNode;
  readonly heading: string;
  /** What follows the heading. */
  readonly children?: ReactNode;
  /** For the teller's scanner, beside the words. */
  readonly code?: ReactNode;
  readonly actions?: ReactNode;
}

/** The usual screen: a picture on the left (on top when upright), text next to it, buttons below the text. */
export function Scene({ art, heading, children, code, actions }: SceneProps) {
  return (
    <div className="scene">
      <div className="scene-art">{art}</div>
      {code}
      <Words heading={heading}>{children}</Words>
      {actions && <div className="actions">{actions}</div>}
    </div>
  );
}
