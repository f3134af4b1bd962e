import { contextBridge, ipcRenderer, webFrame } from 'electron';
import { answerHeartbeat, createBridge } from './bridge.ts';
import { kioskChannels } from './contract.ts';
import { fixWindowMethods, lockDownPage } from './page-lockdown.ts';
import { staffChannels } from './staff-contract.ts';

contextBridge.exposeInMainWorld('kiosk', createBridge(ipcRenderer, kioskChannels));
contextBridge.exposeInMainWorld('staff', createBridge(ipcRenderer, staffChannels));
answerHeartbeat(ipcRenderer);
lockDownPage(window);
void webFrame.executeJavaScript(fixWindowMethods);
