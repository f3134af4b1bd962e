import { useEffect, useState } from 'react';
import cameraPicture from '../../test/fixtures/camera/person.mjpeg?url';
import { restingOval } from '../guidance/guidance.ts';
import type { StaffDevices } from '../staff/pages/camera/staff-devices.ts';
import { StaffConsole, type StaffServices } from '../staff/staff-console.tsx';
import type { PreviewAddress } from './address.ts';
import { previewStation } from './fixtures.ts';
import { FakeStaffBridge, staffToken } from './staff-bridge.ts';
import { staffFixtureNamed, type StaffFixture } from './staff-fixtures.ts';
import './one-screen.css';

interface StaffPageProps {
  readonly only: string;
  readonly address: PreviewAddress;
}

/** One page of the console in the whole window, against a station that does not exist. */
export function StaffPreview({ only, address }: StaffPageProps) {
  const fixture = staffFixtureNamed(only);
  const [services] = useState<StaffServices>(() => {
    const bridge = new FakeStaffBridge(fixture.station, fixture.pauseMs, fixture.lastExport);
    // For tests, which read the requests and change the answers.
    Object.assign(window, { fakeStaff: bridge });
    return { bridge, devices: previewDevices(fixture.portraits) };
  });
  const [opened] = useState(() => sessionOf(fixture));
  const [closed, setClosed] = useState(false);
  usePresses(fixture);
  const station = previewStation(address.demonstration);
  if (closed) return <p data-screen="closed">closed</p>;
  return (
    <StaffConsole
      services={services}
      station={station}
      language={address.language}
      {...(opened && { opened })}
      onClosed={() => setClosed(true)}
    />
  );
}

/** A session as after a sign-in; null: the fixture shows the sign-in. */
const sessionOf = ({ role }: StaffFixture) =>
  role && { entry: { token: staffToken, role, idleLimitMs: 120_000, setUp: false }, byPin: true };

/** Presses one thing after the other, each as soon as it is there and can be pressed. */
function usePresses({ presses, shows }: StaffFixture): void {
  useEffect(() => {
    const left = [...presses];
    const timer = setInterval(() => {
      const [next] = left;
      if (next === undefined) {
        if (document.querySelector(shows)) document.documentElement.dataset['ready'] = 'true';
        return;
      }
      const [action, value] = next.split('=');
      const found = document.querySelector<HTMLButtonElement>(
        `[data-action="${action}"]${value === undefined ? '' : `[data-value="${value}"]`}:enabled`,
      );
      if (!found) return;
      left.shift();
      found.click();
    }, 30);
    return () => clearInterval(timer);
  }, [presses, shows]);
}

const cover = { position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'cover' } as const;

/**
 * A camera that always shows the same person, in light that is too strong behind them.
 * @param portraits on the wall beside them
 */
function previewDevices(portraits = 0): StaffDevices {
  return {
    open: () => Promise.resolve(null),
    close: () => undefined,
    onLost: () => () => undefined,
    facts: () => ({ width: 1280, height: 720, framesPerSecond: 30 }),
    view: () => <img style={cover} src={cameraPicture} alt="" />,
    follow: (_rotation, listener) => {
      const guidance = { hint: 'lightBehind', oval: restingOval, holding: null } as const;
      const timer = setTimeout(() => {
        listener({ type: 'GUIDANCE', guidance });
        listener({ type: 'FURNITURE', faces: portraits });
      }, 0);
      return () => clearTimeout(timer);
    },
    grab: () => Promise.resolve(null),
  };
}
