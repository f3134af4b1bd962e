import { createContext, useContext, useMemo } from 'react';
import type { Language, Station } from '../../../preload/contract.ts';
import type { StaffBridge, StaffRole } from '../../../preload/staff-contract.ts';
import { counted, fill, staffTexts, type Forms, type StaffWords } from '../../text/staff/i18n.ts';
import type { StaffPage } from '../../text/staff/shape.ts';
import type { StaffDevices } from '../pages/camera/staff-devices.ts';
import type { Ask } from './ask.ts';

/** What every page of the console needs. */
export interface StaffSession {
  readonly ask: Ask;
  readonly bridge: StaffBridge;
  readonly devices: StaffDevices;
  readonly station: Station;
  readonly role: StaffRole;
  readonly go: (page: StaffPage) => void;
}

export const StaffContext = createContext<StaffSession | null>(null);
export const LanguageContext = createContext<Language>('kk');

export function useStaff(): StaffSession {
  const context = useContext(StaffContext);
  if (!context) throw new Error('this part belongs inside the staff console');
  return context;
}

export interface Words {
  readonly language: Language;
  readonly t: StaffWords;
  readonly fill: typeof fill;
  readonly count: (forms: Forms, count: number) => string;
}

/** The texts of the console's current language. */
export function useWords(): Words {
  const language = useContext(LanguageContext);
  return useMemo(
    () => ({
      language,
      t: staffTexts[language],
      fill,
      count: (forms, count) => counted(forms, count, language),
    }),
    [language],
  );
}
