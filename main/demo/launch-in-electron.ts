import { app, utilityProcess } from 'electron';
import {
  type DemoService,
  launchDemoService,
  locateService,
  type ServiceProcess,
  type ServiceMessage,
} from './launch.ts';

/**
 * Starts the embedded service from Electron's main process, in a utility process. Waits for the app to be ready.
 * @throws {Error} saying why it did not start
 */
export async function launchDemoServiceInElectron(): Promise<DemoService> {
  const { entry, models } = locateService();
  await app.whenReady();
  return launchDemoService((serviceArguments) => forkService(entry, serviceArguments), models);
}

function forkService(entry: string, serviceArguments: readonly string[]): ServiceProcess {
  const child = utilityProcess.fork(entry, [...serviceArguments], {
    serviceName: 'Liveness demonstration',
    stdio: 'ignore',
    execArgv: [],
  });
  return {
    onMessage: (listener) => void child.on('message', (message) => listener(message as ServiceMessage)),
    onExit: (listener) => void child.once('exit', () => listener()),
    kill: () => void child.kill(),
  };
}
