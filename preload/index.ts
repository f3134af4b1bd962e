import { contextBridge, ipcRenderer } from 'electron';
import { createBridge } from './bridge.ts';
import { createStaffBridge } from './staff-bridge.ts';

contextBridge.exposeInMainWorld('kiosk', createBridge(ipcRenderer));
contextBridge.exposeInMainWorld('staff', createStaffBridge(ipcRenderer));
