import { contextBridge, ipcRenderer, webFrame } from 'electron';
import { createBridge } from './bridge.ts';
import { closeDoors, fixedNames } from './closed-doors.ts';
import { answerPulse } from './pulse.ts';
import { createStaffBridge } from './staff-bridge.ts';

contextBridge.exposeInMainWorld('kiosk', createBridge(ipcRenderer));
contextBridge.exposeInMainWorld('staff', createStaffBridge(ipcRenderer));
answerPulse(ipcRenderer);
closeDoors(window);
void webFrame.executeJavaScript(fixedNames);
