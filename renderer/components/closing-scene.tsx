import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton } from './big-button.tsx';
import { Receipt } from './receipt.tsx';
import { Scene } from './scene.tsx';

interface ClosingSceneProps {
  /** Left out where a verdict's panel has its place. */
  readonly art?: ReactNode;
  readonly heading: string;
  readonly body: string;
  /** Digits for the teller's scanner; null or left out: none. */
  readonly receipt?: string | null;
  readonly onDone: () => void;
}

/** Where a visit ends: one message and "Done". */
export function ClosingScene({ art, heading, body, receipt = null, onDone }: ClosingSceneProps) {
  const { t } = useTranslation();
  const done = (
    // Not filled while the teller needs the code: it would invite to close it.
    <BigButton kind={receipt === null ? 'main' : 'other'} action="done" onPress={onDone}>
      {t('done')}
    </BigButton>
  );
  return (
    <Scene
      art={art}
      heading={heading}
      actions={done}
      code={receipt !== null && <Receipt digits={receipt} place="below" />}
    >
      <p>{body}</p>
    </Scene>
  );
}
