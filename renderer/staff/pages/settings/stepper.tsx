import { StaffSign } from '../../parts/staff-signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import type { EditorProps } from './editor.tsx';
import { valueWords } from './value-words.ts';
import './stepper.css';

/** A number between two keys: no keyboard, and no number out of bounds. */
export function Stepper({ view, form, value, locked, put }: EditorProps<'number'>) {
  const words = useWords();
  const { t, language } = words;
  const now = typeof value === 'number' ? value : form.min;
  const title = view.title[language];
  const to = (wanted: number) => void put(Math.min(form.max, Math.max(form.min, wanted)));
  return (
    <div className="stepper" role="group" aria-label={title}>
      <button
        type="button"
        data-action={`less-${view.name}`}
        aria-label={`${title}: ${t('settings.less')}`}
        disabled={locked || now <= form.min}
        onClick={() => to(now - form.step)}
      >
        <StaffSign name="less" />
      </button>
      <output data-value={now}>{valueWords(form, now, words)}</output>
      <button
        type="button"
        data-action={`more-${view.name}`}
        aria-label={`${title}: ${t('settings.more')}`}
        disabled={locked || now >= form.max}
        onClick={() => to(now + form.step)}
      >
        <StaffSign name="more" />
      </button>
    </div>
  );
}
