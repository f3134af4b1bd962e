import type { KioskBridge } from '../preload/contract.ts';
import { startKiosk } from './app.tsx';

declare global {
  interface Window {
    readonly kiosk: KioskBridge;
  }
}

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
startKiosk(root, window.kiosk);
