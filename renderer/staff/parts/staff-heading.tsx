import { useEffect, useRef, type ReactNode } from 'react';
import { bindShortWords } from '../../text/bind-short-words.ts';
import { useWords } from '../shell/staff-context.ts';

interface StaffHeadingProps {
  readonly heading: string;
  readonly lead?: ReactNode;
}

/** A page's heading. It gets the focus when the page appears, so that screen readers read it and Tab starts here. */
export function StaffHeading({ heading, lead }: StaffHeadingProps) {
  const { language } = useWords();
  const ref = useRef<HTMLHeadingElement>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return (
    <div className="staff-heading">
      <h1 ref={ref} tabIndex={-1}>
        {bindShortWords(heading, language)}
      </h1>
      {lead !== undefined && <p>{lead}</p>}
    </div>
  );
}
