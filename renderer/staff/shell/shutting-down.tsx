import { StaffHeading } from '../parts/staff-heading.tsx';
import { useWords } from './staff-context.ts';
import type { Question } from './rail.tsx';

/** Restart and exit take a moment, in which nothing else can be done. */
export function ShuttingDown({ question }: { readonly question: Question }) {
  const { t } = useWords();
  return (
    <div className="staff-page">
      <StaffHeading heading={t(`${question}.shuttingDown`)} />
    </div>
  );
}
