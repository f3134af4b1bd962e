import { useEffect, useState } from 'react';

const checkEveryMs = 250;

/** Whole seconds left, counted from when the component appeared; never below zero. */
export function useSecondsLeft(durationMs: number): number {
  const [leftMs, setLeftMs] = useState(durationMs);
  useEffect(() => {
    // Counted against the clock, not by ticks: a busy renderer delays ticks and would show a wrong number.
    const end = performance.now() + durationMs;
    const timer = setInterval(() => setLeftMs(Math.max(0, end - performance.now())), checkEveryMs);
    return () => clearInterval(timer);
  }, [durationMs]);
  return Math.ceil(leftMs / 1000);
}
