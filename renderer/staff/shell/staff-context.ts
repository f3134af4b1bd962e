import { createContext, useContext } from 'react';
import type { Language } from '../../../preload/contract.ts';
import type { Station } from '../../../preload/station.ts';
import type { StaffBridge, StaffRole } from '../../../preload/staff-contract.ts';
import { staffT, type StaffT } from '../../text/staff-i18n.ts';
import type { StaffDevices } from '../pages/camera/staff-devices.ts';
import type { Ask } from './ask.ts';

export const staffPages = ['status', 'settings', 'keys', 'camera', 'diagnostics', 'records', 'help'] as const;
export type StaffPage = (typeof staffPages)[number];

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
  readonly t: StaffT;
}

/** The texts of the console's current language. */
export function useWords(): Words {
  const language = useContext(LanguageContext);
  return { language, t: staffT[language] };
}
