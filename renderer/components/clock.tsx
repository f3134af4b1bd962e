import { useEffect, useState } from 'react';
import type { Language } from '../../preload/contract.ts';

const minuteMs = 60_000;

/** "14:05", by the station's own time zone, in 24 hours in every language, as is usual here. */
export function formatTime(time: Date, language: Language): string {
  return new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(
    time,
  );
}

/** The time of day. It wakes once a minute, on the minute, so that a waiting kiosk stays idle. */
export function Clock({ language }: { readonly language: Language }) {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setTimeout(() => setNow(new Date()), minuteMs - (now.getTime() % minuteMs));
    return () => clearTimeout(timer);
  }, [now]);
  return (
    <time className="head-clock" dateTime={now.toISOString()}>
      {formatTime(now, language)}
    </time>
  );
}
