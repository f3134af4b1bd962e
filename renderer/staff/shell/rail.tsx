import type { StaffRole } from '../../../preload/staff-contract.ts';
import { StaffSign } from '../parts/signs.tsx';
import { staffPages, useWords, type StaffPage } from './staff-context.ts';
import './shell.css';

/** What each role sees: main refuses the rest as well. */
export const pagesOf: Readonly<Record<StaffRole, readonly StaffPage[]>> = {
  clerk: ['status', 'help'],
  administrator: staffPages,
};
const questions = ['restart', 'exit'] as const;
export type Question = (typeof questions)[number];
const questionsOf: Readonly<Record<StaffRole, readonly Question[]>> = {
  clerk: ['restart'],
  administrator: questions,
};

interface RailProps {
  readonly role: StaffRole;
  readonly current: StaffPage;
  readonly onPage: (page: StaffPage) => void;
  readonly onQuestion: (question: Question) => void;
}

/** The pages of the console, and below them what ends its work. */
export function Rail({ role, current, onPage, onQuestion }: RailProps) {
  const { t } = useWords();
  return (
    <nav className="rail" aria-label={t('pages')}>
      {pagesOf[role].map((page) => (
        <button
          key={page}
          type="button"
          data-action={`page-${page}`}
          aria-current={page === current ? 'page' : undefined}
          onClick={() => onPage(page)}
        >
          <StaffSign name={page} />
          {t(`page.${page}`)}
        </button>
      ))}
      <span className="rail-gap" />
      {questionsOf[role].map((question) => (
        <button key={question} type="button" data-action={question} onClick={() => onQuestion(question)}>
          <StaffSign name={question} />
          {t(`act.${question}`)}
        </button>
      ))}
    </nav>
  );
}
