import { CameraScreen } from './camera-screen.tsx';
import { CheckingScreen } from './checking-screen.tsx';
import { DeclinedScreen, LiveScreen, NoAttemptsLeftScreen, StaffCalledScreen } from './closing-screens.tsx';
import { ConsentScreen } from './consent-screen.tsx';
import type { KioskScreenProps } from './kiosk-screen.tsx';
import { NotLiveScreen } from './not-live-screen.tsx';
import { OutcomeUnknownScreen, ProblemScreen } from './problem-screen.tsx';
import { CameraFaultScreen, NotSetUpScreen, OutOfOrderScreen, StartingScreen } from './service-screens.tsx';
import { WaitingScreen } from './waiting-screen.tsx';

/** Which screen draws which view. The switch is exhaustive: a new screen in the View does not compile without one. */
export function ScreenBody({ view, station, actions, preview, still }: KioskScreenProps) {
  const { tryAgain, askStaff, done } = actions;
  const retry = { onTryAgain: tryAgain, onAskStaff: askStaff, onDone: done };
  switch (view.screen) {
    case 'starting':
      return <StartingScreen />;
    case 'waiting':
      return (
        <WaitingScreen
          language={view.language}
          offered={station.languages}
          onLanguage={actions.chooseLanguage}
          onStart={actions.start}
        />
      );
    case 'consent':
      return (
        <ConsentScreen
          language={view.language}
          texts={station.consent.texts}
          onAgree={actions.agree}
          onDecline={actions.decline}
        />
      );
    case 'declined':
      return <DeclinedScreen onDone={done} />;
    case 'camera':
      return (
        <CameraScreen
          phase={view.phase}
          preview={preview}
          speaks={station.sound.voice ? view.language : null}
          volume={station.sound.volume}
          lensSide={station.lensSide}
          onTake={actions.takePicture}
          onAskStaff={actions.askStaff}
          onBack={actions.back}
        />
      );
    case 'checking':
      return <CheckingScreen still={still} slow={view.slow} onCancel={actions.cancel} />;
    case 'live':
      return <LiveScreen receipt={view.receipt} onDone={done} />;
    case 'notLive':
      return (
        <NotLiveScreen
          attemptsLeft={view.attemptsLeft}
          tips={view.tips}
          receipt={view.receipt}
          onTryAgain={tryAgain}
          onAskStaff={askStaff}
        />
      );
    case 'noAttemptsLeft':
      return <NoAttemptsLeftScreen receipt={view.receipt} onDone={done} />;
    case 'staffCalled':
      return <StaffCalledScreen onDone={done} />;
    case 'problem':
      return <ProblemScreen code={view.code} canRetry={view.canRetry} {...retry} />;
    case 'outcomeUnknown':
      return <OutcomeUnknownScreen canRetry={view.canRetry} {...retry} />;
    case 'cameraFault':
      return <CameraFaultScreen code={view.code} />;
    case 'notSetUp':
      // A station that is set up but temporarily fails is not shown as "not set up": no set-up is needed.
      return view.code === 'not-configured' || station.canBeSetUp ? (
        <NotSetUpScreen onSetUp={station.canBeSetUp ? actions.callConsole : null} />
      ) : (
        <OutOfOrderScreen />
      );
    case 'staff':
      // Drawn by app.tsx itself, with what this layer may not know of.
      return null;
    case 'outOfOrder':
      return <OutOfOrderScreen />;
  }
}
