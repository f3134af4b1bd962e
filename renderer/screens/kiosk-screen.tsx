import '../theme.css';
import '../components/frame.css';
import { useLayoutEffect, type ReactNode } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Station } from '../../preload/station.ts';
import type { ErrorCode } from '../../preload/error-codes.ts';
import { DemonstrationBand } from '../components/demonstration-band.tsx';
import { Foot } from '../components/foot.tsx';
import { Head } from '../components/head.tsx';
import { verdictIn, VerdictPanel } from '../components/verdict-panel.tsx';
import type { Actions, View } from '../flow/view.ts';
import { texts } from '../text/i18n.ts';
import { useDocumentLanguage } from '../text/i18n.ts';
import { ScreenBody } from './screen-body.tsx';
import { useScreenSounds } from './use-screen-sounds.ts';

/** Where a person reads at their own pace, and the flow accepts the choice. The waiting screen has a larger switch of its own. */
const choosing: ReadonlySet<View['screen']> = new Set([
  ...(['consent', 'declined', 'live', 'notLive', 'noAttemptsLeft', 'staffCalled'] as const),
  ...(['problem', 'outcomeUnknown', 'cameraFault'] as const),
]);

export interface KioskScreenProps {
  readonly view: View;
  readonly station: Station;
  readonly actions: Actions;
  /** The live `<video>`, or a picture instead of it. Drawn on the camera screen only. */
  readonly preview: ReactNode;
  /** `blob:` address of the picture that was taken; null before and after. */
  readonly still: string | null;
}

/** Draws one view of the kiosk. It decides nothing: same props, same picture. */
export function KioskScreen({ view, station, actions, preview, still }: KioskScreenProps) {
  useDocumentLanguage(view.language);
  useScreenSounds(view, station.sound.effects ? station.sound.volume : 0);
  useLargerText(station.largerText);
  const { screen, language } = view;
  const choosesLanguage = choosing.has(screen);
  const verdict = verdictIn(view);
  return (
    <I18nextProvider i18n={texts[language]}>
      <div
        className={screen === 'camera' ? 'frame frame-bright' : 'frame'}
        data-screen={screen}
        lang={language}
      >
        {station.demonstration && <DemonstrationBand />}
        {verdict && <VerdictPanel key={screen} {...verdict} />}
        {screen !== 'camera' && (
          <Head
            station={station}
            language={language}
            {...(choosesLanguage && { onLanguage: actions.chooseLanguage })}
          />
        )}
        <main className="frame-main">
          <ScreenBody
            key={screen}
            view={view}
            station={station}
            actions={actions}
            preview={preview}
            still={still}
          />
        </main>
        {screen !== 'waiting' && (
          <Foot station={station} code={codeOf(view)} limit={view.limit} onMoreTime={actions.moreTime} />
        )}
      </div>
    </I18nextProvider>
  );
}

/** On the document, where theme.css has the sizes; the staff console, which has its own, takes it away. */
function useLargerText(larger: boolean): void {
  useLayoutEffect(() => {
    if (!larger) return undefined;
    const { dataset } = document.documentElement;
    dataset['text'] = 'larger';
    return () => void delete dataset['text'];
  }, [larger]);
}

function codeOf(view: View): ErrorCode | null {
  return 'code' in view ? view.code : null;
}
