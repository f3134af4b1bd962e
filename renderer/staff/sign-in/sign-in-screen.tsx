import { useEffect, useRef } from 'react';
import type { StaffBridge } from '../../../preload/staff-contract.ts';
import { ErrorNotice, Notice } from '../parts/notice.tsx';
import { StaffHeading } from '../parts/staff-heading.tsx';
import { useWords } from '../shell/staff-context.ts';
import { PauseLine } from './pause-line.tsx';
import { PinPad } from './pin-pad.tsx';
import { useDoor, type Door, type OnEntered } from './use-sign-in.ts';
import './sign-in-screen.css';

/** The sign-in screen closes after this time without a touch, ms: it was opened by mistake. */
const forgottenAfterMs = 30_000;
const setPinCommand = 'liveness-kiosk --set-staff-pin administrator';

interface DoorScreenProps {
  readonly bridge: StaffBridge;
  readonly onEntered: OnEntered;
  readonly onClosed: () => void;
}

/** The sign-in screen. It does not reveal which roles have a PIN. */
export function DoorScreen({ bridge, onEntered, onClosed }: DoorScreenProps) {
  const door = useDoor(bridge, onEntered);
  const touched = useForgotten(onClosed);
  if (door.kind === 'closed') return <ClosedDoor />;
  if (door.kind === null) return <UnansweredDoor door={door} />;
  return <PinDoor door={door} onKey={touched} />;
}

function PinDoor({ door, onKey }: { readonly door: Door; readonly onKey: () => void }) {
  const { t } = useWords();
  const { error, pause, busy } = door;
  return (
    <div className="door" data-door="pin">
      <div className="door-words">
        <StaffHeading heading={t.door.heading} lead={t.door.body} />
        <div className="door-answer" data-wrong={error?.code}>
          {error && <DoorError error={error} />}
          {pause && <PauseLine key={pause.id} durationMs={pause.durationMs} onOver={door.pauseOver} />}
        </div>
      </div>
      <PinPad onPin={door.tryPin} disabled={busy || pause !== null} onKey={onKey} />
    </div>
  );
}

/** Shown calmly, not as an alarm: everybody mistypes a PIN. */
function DoorError({ error }: { readonly error: NonNullable<Door['error']> }) {
  const { t } = useWords();
  if (error.code !== 'pin-wrong' && error.code !== 'pin-paused') return <ErrorNotice error={error} />;
  return (
    <Notice state="care">
      <p>{t.refusal[error.code]}</p>
    </Notice>
  );
}

function ClosedDoor() {
  const { t } = useWords();
  return (
    <div className="door" data-door="closed">
      <div className="door-words">
        <StaffHeading heading={t.door.closedHeading} lead={t.door.closedBody} />
        <code className="staff-command">{setPinCommand}</code>
        <p>{t.door.closedNote}</p>
      </div>
    </div>
  );
}

function UnansweredDoor({ door }: { readonly door: Door }) {
  const { t } = useWords();
  return (
    <div className="door" data-door="unanswered">
      <div className="door-words">
        <StaffHeading heading={t.door.heading} />
        {door.error ? <ErrorNotice error={door.error} /> : <p role="status">{t.moment}</p>}
      </div>
    </div>
  );
}

/** @returns the function to call on a touch */
function useForgotten(onClosed: () => void): () => void {
  const again = useRef(() => undefined as void);
  useEffect(() => {
    let timer = setTimeout(onClosed, forgottenAfterMs);
    again.current = () => {
      clearTimeout(timer);
      timer = setTimeout(onClosed, forgottenAfterMs);
    };
    return () => clearTimeout(timer);
  }, [onClosed]);
  return () => again.current();
}
