import { fork } from 'node:child_process';
import { launchDemoService, type DemoService, type ServiceProcess } from './launch.ts';
import { locateService, type ServiceFiles } from './locate.ts';
import type { ServiceMessage } from './parent.ts';

/**
 * Starts the embedded service from plain Node, in a process of its own.
 * @param files where the built service is; by default in the build that this code is part of
 * @throws {Error} saying why it did not start
 */
export function launchDemoServiceInNode(files: ServiceFiles = locateService()): Promise<DemoService> {
  return launchDemoService((serviceArguments) => forkService(files.entry, serviceArguments), files.models);
}

/** A process that runs the built service. Its output is discarded: it contains nothing for the log. */
export function forkService(entry: string, serviceArguments: readonly string[]): ServiceProcess {
  const child = fork(entry, serviceArguments, {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    // The parent's debugger or loader options must not be passed on to it.
    execArgv: [],
  });
  return {
    onMessage: (listener) => void child.on('message', (message) => listener(message as ServiceMessage)),
    // 'error' without 'exit': the process could not be started at all.
    onExit: (listener) => void child.once('exit', listener).once('error', () => listener()),
    kill: () => void child.kill(),
  };
}
