import { useState } from 'react';
import type { Language } from '../../preload/contract.ts';
import type { Consent } from '../../preload/station.ts';
import { ConsentInFull } from './consent-in-full.tsx';
import { ConsentInShort } from './consent-in-short.tsx';
import './consent-screen.css';

interface ConsentScreenProps {
  readonly language: Language;
  readonly texts: Consent['texts'];
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** Two layers: three lines for everybody, and the full text on request. */
export function ConsentScreen({ language, texts, onAgree, onDecline }: ConsentScreenProps) {
  const [inFull, setInFull] = useState(false);
  if (inFull) {
    return <ConsentInFull text={texts[language]} onBack={() => setInFull(false)} />;
  }
  return (
    <ConsentInShort
      text={texts[language]}
      onAgree={onAgree}
      onDecline={onDecline}
      onReadAll={() => setInFull(true)}
    />
  );
}
