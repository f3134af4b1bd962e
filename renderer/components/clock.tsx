import { useEffect, useState } from 'react';
import type { Language } from '../../preload/contract.ts';
import { formatTime } from '../text/formats.ts';

const minuteMs = 60_000;

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
