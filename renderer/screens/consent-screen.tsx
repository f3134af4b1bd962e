import { useState } from 'react';
import type { Language } from '../../preload/contract.ts';
import { ConsentInFull } from './consent-in-full.tsx';
import { ConsentInShort } from './consent-in-short.tsx';
import './consent-screen.css';

interface ConsentScreenProps {
  readonly language: Language;
  readonly demonstration: boolean;
  readonly onAgree: () => void;
  readonly onDecline: () => void;
}

/** Two layers: three lines that everybody reads, and the whole text for those who ask for it. */
export function ConsentScreen({ language, demonstration, onAgree, onDecline }: ConsentScreenProps) {
  const [inFull, setInFull] = useState(false);
  if (inFull) {
    return (
      <ConsentInFull language={language} demonstration={demonstration} onBack={() => setInFull(false)} />
    );
  }
  return (
    <ConsentInShort
      language={language}
      onAgree={onAgree}
      onDecline={onDecline}
      onReadAll={() => setInFull(true)}
    />
  );
}
