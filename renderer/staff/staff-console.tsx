import '../theme.css';
import './staff-tokens.css';
import '../components/frame.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language, Station } from '../../preload/contract.ts';
import type { StaffBridge, StaffEntry } from '../../preload/staff-contract.ts';
import { texts } from '../text/i18n.ts';
import { useDocumentLanguage } from '../text/i18n.ts';
import type { StaffDevices } from './pages/camera/staff-devices.ts';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
import { useBackKey } from './shell/use-back-key.ts';
import { StaffFrame } from './shell/staff-frame.tsx';
import { SignedInConsole } from './shell/signed-in-console.tsx';
import { LanguageContext } from './shell/staff-context.ts';

/** All that the console has of the world outside the page. */
export interface StaffServices {
  readonly bridge: StaffBridge;
  readonly devices: StaffDevices;
}

interface StaffConsoleProps {
  readonly services: StaffServices;
  readonly station: Station;
  /** To begin with; it can be changed inside. */
  readonly language: Language;
  /** Called once when the console ends, by staff, by the idle limit or by main. */
  readonly onClosed: () => void;
}

/** Replaces the customer screens from the gesture until staff leave: sign-in first, then the console. */
export function StaffConsole({ services, station, language: first, onClosed }: StaffConsoleProps) {
  const [language, setLanguage] = useState(first);
  const [entered, setEntered] = useState<{ entry: StaffEntry; byPin: boolean } | null>(null);
  const enter = useCallback((entry: StaffEntry, byPin: boolean) => setEntered({ entry, byPin }), []);
  const close = useOnce(onClosed);
  useDocumentLanguage(language);
  return (
    <I18nextProvider i18n={texts[language]}>
      <LanguageContext value={language}>
        {entered ? (
          <SignedInConsole
            services={services}
            station={station}
            {...entered}
            onLanguage={setLanguage}
            onClosed={close}
          />
        ) : (
          <SignInFrame
            services={services}
            station={station}
            onLanguage={setLanguage}
            onEntered={enter}
            onClosed={close}
          />
        )}
      </LanguageContext>
    </I18nextProvider>
  );
}

interface SignInFrameProps extends Omit<StaffConsoleProps, 'language'> {
  readonly onLanguage: (language: Language) => void;
  readonly onEntered: (entry: StaffEntry, byPin: boolean) => void;
}

function SignInFrame({ services, station, onLanguage, onEntered, onClosed }: SignInFrameProps) {
  useBackKey(onClosed);
  return (
    <StaffFrame station={station} page="sign-in" onLanguage={onLanguage} onClose={onClosed}>
      <SignInScreen bridge={services.bridge} onEntered={onEntered} onClosed={onClosed} />
    </StaffFrame>
  );
}

/** Main, the idle clock and a finger may all end the console in the same moment. */
function useOnce(call: () => void): () => void {
  const called = useRef(false);
  // The caller may give another function at every drawing; this reference stays stable so that its dependents don't re-run.
  const latest = useRef(call);
  useEffect(() => void (latest.current = call));
  return useCallback(() => {
    if (called.current) return;
    called.current = true;
    latest.current();
  }, []);
}
