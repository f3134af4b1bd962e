import type { ReactNode } from 'react';
import type { Language } from '../../../preload/contract.ts';
import type { Station } from '../../../preload/station.ts';
import { Clock } from '../../components/clock.tsx';
import { DemonstrationBand } from '../../components/demonstration-band.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Pictogram } from '../../components/pictogram.tsx';
import { StaffButton } from '../parts/buttons.tsx';
import { StaffSign } from '../parts/signs.tsx';
import { useWords } from './staff-context.ts';
import './shell.css';

interface StaffFrameProps {
  readonly station: Station;
  /** Which page it is, as tests find it. */
  readonly page: string;
  /** Under the title: who is signed in. */
  readonly role?: string;
  readonly onLanguage: (language: Language) => void;
  readonly onClose: () => void;
  /** Shown instead of the languages while the console is about to close. */
  readonly limit?: ReactNode;
  readonly rail?: ReactNode;
  readonly children: ReactNode;
}

/** Band, head, pages on the left (on top when upright), the page. */
export function StaffFrame({
  station,
  page,
  role,
  onLanguage,
  onClose,
  limit,
  rail,
  children,
}: StaffFrameProps) {
  const { t, language } = useWords();
  return (
    <div className="frame staff" data-screen="staff" data-staff-page={page} lang={language}>
      {station.demonstration && <DemonstrationBand />}
      <header className="staff-head">
        <div className="staff-mark">
          <Pictogram name="mark" />
        </div>
        <p className="staff-title">
          <b>{t('title')}</b>
          <span>{role ?? station.bankName[language]}</span>
        </p>
        {limit ?? <LanguageSwitch current={language} onChoose={onLanguage} />}
        <Clock language={language} />
        <StaffButton action="close" onPress={onClose}>
          <StaffSign name="close" />
          <span className="staff-close-word">{t('act.close')}</span>
        </StaffButton>
      </header>
      <div className="staff-body" data-rail={rail !== undefined}>
        {rail}
        <main className="staff-main">{children}</main>
      </div>
    </div>
  );
}
