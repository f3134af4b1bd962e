import { useTranslation } from 'react-i18next';
import { BigButton } from './big-button.tsx';
import { OvalArt } from './oval-art.tsx';
import type { PictogramName } from './pictogram.tsx';
import { ArtWithReceipt } from './receipt.tsx';
import { Scene } from './scene.tsx';

interface ClosingSceneProps {
  readonly sign: PictogramName;
  readonly tone?: 'good' | 'plain';
  readonly heading: string;
  readonly body: string;
  /** Digits for the teller's scanner; null or left out: none. */
  readonly receipt?: string | null;
  readonly onDone: () => void;
}

/** Where a visit ends: one message and "Done". */
export function ClosingScene({
  sign,
  tone = 'plain',
  heading,
  body,
  receipt = null,
  onDone,
}: ClosingSceneProps) {
  const { t } = useTranslation();
  const done = (
    <BigButton kind="main" action="done" onPress={onDone}>
      {t('done')}
    </BigButton>
  );
  return (
    <Scene
      art={<ArtWithReceipt art={<OvalArt name={sign} tone={tone} />} receipt={receipt} />}
      heading={heading}
      actions={done}
    >
      <p>{body}</p>
    </Scene>
  );
}
