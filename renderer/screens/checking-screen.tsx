import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { BigButton } from '../components/big-button.tsx';
import { RingOval } from '../components/ring-oval.tsx';
import { Scene } from '../components/scene.tsx';
import './checking-screen.css';

interface CheckingScreenProps {
  /** `blob:` address of the picture that was taken. */
  readonly still: string | null;
  readonly slow: boolean;
  readonly onCancel: () => void;
}

export function CheckingScreen({ still, slow, onCancel }: CheckingScreenProps) {
  const { t } = useTranslation();
  const cancel = (
    <BigButton kind="other" action="cancel" onPress={onCancel}>
      {t('checking.cancel')}
    </BigButton>
  );
  return (
    <Scene
      art={
        <RingOval ring="turning">
          {still !== null && <Still address={still} label={t('checking.still')} />}
        </RingOval>
      }
      heading={t('checking.heading')}
      actions={cancel}
    >
      <p>{t('checking.body')}</p>
      {/* Its space is reserved from the start: text that appears later must not move anything. */}
      <p className="checking-slow" role="status">
        {slow && <span data-slow>{t('checking.slow')}</span>}
      </p>
    </Scene>
  );
}

/**
 * Blurred: the person recognises their picture, and people behind them see no face.
 * Not an <img>: a picture that Chromium decodes for one stays in its cache of decoded pictures, 3.5 MB of a face for every visit, even after the
 * element and the blob are gone. This component's own bitmap is released with the screen.
 */
function Still({ address, label }: { readonly address: string; readonly label: string }) {
  const ref = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('bitmaprenderer');
    const image = new Image();
    let isGone = false;
    image.onload = () => {
      void createImageBitmap(image).then(
        (bitmap) => {
          if (!canvas || isGone) return bitmap.close();
          canvas.width = bitmap.width;
          canvas.height = bitmap.height;
          context?.transferFromImageBitmap(bitmap);
        },
        // The picture has been wiped: nothing to show.
        () => undefined,
      );
    };
    image.src = address;
    return () => {
      isGone = true;
      image.src = '';
      context?.transferFromImageBitmap(null);
    };
  }, [address]);
  return <canvas ref={ref} className="checking-still" role="img" aria-label={label} data-picture={address} />;
}
