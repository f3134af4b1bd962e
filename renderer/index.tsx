import type { KioskBridge } from '../preload/contract.ts';
import type { StaffBridge } from '../preload/staff-contract.ts';
import { startKiosk } from './app.tsx';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
    readonly staff: StaffBridge;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
startKiosk(root, window.kiosk, window.staff);
