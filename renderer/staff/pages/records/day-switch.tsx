import { formatDay } from '../../../text/formats.ts';
import { StaffButton } from '../../parts/buttons.tsx';
import { StaffSign } from '../../parts/signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { dayAfter, dayBefore } from './days.ts';
import './records.css';

interface DaySwitchProps {
  readonly day: string;
  readonly firstDay: string;
  readonly today: string;
  readonly onChange: (day: string) => void;
}

/** From one day to the next, as far back as there are records. */
export function DaySwitch({ day, firstDay, today, onChange }: DaySwitchProps) {
  const { t, language } = useWords();
  const title = formatDay(day, language);
  return (
    <div className="day-switch" role="group" aria-label={t('records.day')}>
      {/* Before the arrows, which keep their place at the page's edge. */}
      {day !== today && (
        <StaffButton kind="quiet" action="today" onPress={() => onChange(today)}>
          {t('records.today')}
        </StaffButton>
      )}
      <StaffButton action="dayBefore" onPress={() => onChange(dayBefore(day))} disabled={day <= firstDay}>
        <StaffSign name="before" />
        <span className="unseen">{t('records.before')}</span>
      </StaffButton>
      <h2 aria-live="polite" data-testid="day">
        {day === today ? `${t('records.today')}, ${title}` : title}
      </h2>
      <StaffButton action="dayAfter" onPress={() => onChange(dayAfter(day))} disabled={day >= today}>
        <StaffSign name="after" />
        <span className="unseen">{t('records.after')}</span>
      </StaffButton>
    </div>
  );
}
