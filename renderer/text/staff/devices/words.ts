import type { Language } from '../../../../preload/contract.ts';
import { en } from './en.ts';
import { kk } from './kk.ts';
import { ru } from './ru.ts';
import type { DeviceWords } from './shape.ts';

export const deviceWords: Readonly<Record<Language, DeviceWords>> = { kk, ru, en };
