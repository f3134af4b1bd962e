import '../theme.css';
import './staff-tokens.css';
import '../components/frame.css';
import { useCallback, useEffect, useRef, useState } from 'react';
import { I18nextProvider } from 'react-i18next';
import type { Language } from '../../preload/contract.ts';
import type { Station } from '../../preload/station.ts';
import type { StaffBridge, StaffGrant } from '../../preload/staff-contract.ts';
import { texts, useDocumentLanguage } from '../text/i18n.ts';
import type { StaffDevices } from './pages/camera/staff-devices.ts';
import { SignInScreen } from './sign-in/sign-in-screen.tsx';
// Before the pages, whose style sheets refine the frame's.
import { StaffFrame } from './shell/staff-frame.tsx';
import { SignedInConsole } from './shell/signed-in-console.tsx';
import { LanguageContext } from './shell/staff-context.ts';
import { useBackKey } from './shell/use-back-key.ts';

/** All that the console has of the world outside the page. */
export interface StaffServices {
  readonly bridge: StaffBridge;
  readonly devices: StaffDevices;
}

interface OpenSession {
  readonly entry: StaffGrant;
  /** False: the station has no PIN, and its set-up was opened. */
  readonly byPin: boolean;
}

interface StaffConsoleProps {
  readonly services: StaffServices;
  readonly station: Station;
  /** To begin with; it can be changed inside. */
  readonly language: Language;
  /** A session that is open already, for the preview. */
  readonly opened?: OpenSession;
  /** Called once when the console ends, by staff, by the idle limit or by main. */
  readonly onClosed: () => void;
}

/** Replaces the customer screens from the gesture until staff leave: sign-in first, then the console. */
export function StaffConsole({ services, station, language: first, opened, onClosed }: StaffConsoleProps) {
  const [language, setLanguage] = useState(first);
  const [session, setSession] = useState<OpenSession | null>(opened ?? null);
  const enter = useCallback((entry: StaffGrant, byPin: boolean) => setSession({ entry, byPin }), []);
  const close = useOnce(onClosed);
  useDocumentLanguage(language);
  return (
    <I18nextProvider i18n={texts[language]}>
      <LanguageContext value={language}>
        {session ? (
          <SignedInConsole
            services={services}
            station={station}
            entry={session.entry}
            byPin={session.byPin}
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

interface SignInFrameProps extends Omit<StaffConsoleProps, 'language' | 'opened'> {
  readonly onLanguage: (language: Language) => void;
  readonly onEntered: (entry: StaffGrant, byPin: boolean) => void;
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
