import { useEffect, useRef, type ReactNode } from 'react';

interface WordsProps {
  readonly heading: string;
  readonly children?: ReactNode;
}

/** The heading and what follows it. The heading of every new screen gets the focus, so that screen readers read it first. */
export function Words({ heading, children }: WordsProps) {
  const headingRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => headingRef.current?.focus({ preventScroll: true }), []);
  return (
    <div className="words">
      <h1 ref={headingRef} tabIndex={-1}>
        {heading}
      </h1>
      {children}
    </div>
  );
}
