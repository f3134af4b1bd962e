import type { CSSProperties } from 'react';
import { useWords } from '../../shell/staff-context.ts';
import type { EditorProps } from './editor.tsx';
import { OneField } from './text-editors.tsx';
import { asText } from './value-words.ts';
import './settings.css';

/** Colours with enough contrast, and a field for the bank's own; a locked one is shown alone, without the others to choose from. */
export function ColourEditor({ view, value, locked, put }: EditorProps<'colour'>) {
  const { t, language } = useWords();
  const now = asText(value).toLowerCase();
  return (
    <div className="colours">
      {!locked && (
        <div className="colour-row" role="group" aria-label={t('settings.colours')}>
          {accents.map((accent) => (
            <button
              key={accent}
              type="button"
              className="colour"
              style={{ '--colour': accent || 'var(--accent-own)' } as CSSProperties}
              data-action={`set-${view.name}`}
              data-value={accent}
              aria-pressed={accent === now}
              aria-label={accent || t('settings.ownColour')}
              onClick={() => void put(accent)}
            />
          ))}
        </div>
      )}
      <OneField
        view={view}
        locked={locked}
        action={`set-${view.name}-text`}
        field={{
          label: view.title[language],
          value: now || '#',
          language: 'en',
          maxLength: 7,
          multiline: false,
        }}
        layout="address"
        onSave={(text) => put(text === '#' ? '' : text)}
      >
        <span className="colour-now" style={{ '--colour': now || 'var(--accent-own)' } as CSSProperties} />
        {now || t('settings.ownColour')}
      </OneField>
    </div>
  );
}

/**
 * Colours to choose from with one touch, the kiosk's own (empty) first. A test makes sure that main, which refuses an
 * unreadable one, would take each.
 */
export const accents = [
  '',
  '#0b3d91',
  '#14532d',
  '#7a1f2b',
  '#4a2a7a',
  '#6b3a0a',
  '#1f3b4d',
  '#222222',
] as const;
