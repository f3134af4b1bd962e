import type { SettingValue, SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import { Choices, Toggle } from '../../parts/buttons.tsx';
import { StaffSign } from '../../parts/signs.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { ColourEditor } from './colour-editor.tsx';
import { LinesEditor, LocalisedEditor, TextEditor } from './text-editors.tsx';
import { asText, isList, valueWords } from './value-words.ts';
import './settings.css';

export interface EditorProps<Kind extends SettingView['form']['kind'] = SettingView['form']['kind']> {
  readonly view: SettingView;
  readonly form: Extract<SettingView['form'], { kind: Kind }>;
  readonly value: SettingValue;
  readonly locked: boolean;
  readonly put: (value: SettingValue) => Promise<StaffError | null>;
}

/** The editor for a setting's kind. */
export function Editor(props: EditorProps) {
  const { form, ...rest } = props;
  switch (form.kind) {
    case 'switch':
      return <SwitchEditor {...rest} form={form} />;
    case 'number':
      return <Stepper {...rest} form={form} />;
    case 'choice':
      return <ChoiceEditor {...rest} form={form} />;
    case 'several':
      return <SeveralEditor {...rest} form={form} />;
    case 'text':
      return <TextEditor {...rest} form={form} />;
    case 'lines':
      return <LinesEditor {...rest} form={form} />;
    case 'localised':
      return <LocalisedEditor {...rest} form={form} />;
    case 'colour':
      return <ColourEditor {...rest} form={form} />;
  }
}

function SwitchEditor({ view, value, locked, put }: EditorProps<'switch'>) {
  const { language } = useWords();
  return (
    <Toggle
      quiet
      label={view.title[language]}
      action={`set-${view.name}`}
      on={value === true}
      onToggle={(on) => void put(on)}
      disabled={locked}
    />
  );
}

function ChoiceEditor({ view, form, value, locked, put }: EditorProps<'choice'>) {
  const { language } = useWords();
  return (
    <Choices
      label={view.title[language]}
      action={`set-${view.name}`}
      choices={form.choices.map((choice) => ({ value: choice.value, title: choice.title[language] }))}
      chosen={asText(value)}
      onChoose={(one) => void put(one)}
      disabled={locked}
    />
  );
}

/** The value has its items in the order in which they were chosen; the number before a title shows that position, the note what a press changes. */
function SeveralEditor({ view, form, value, locked, put }: EditorProps<'several'>) {
  const { t, language } = useWords();
  const chosen = isList(value) ? value : [];
  const notes = {
    in: (
      <>
        <StaffSign name="close" /> {t('settings.takeOut')}
      </>
    ),
    out: (
      <>
        <StaffSign name="more" /> {t('settings.addLast')}
      </>
    ),
  };
  const titled = form.choices.map((choice) => {
    const place = chosen.indexOf(choice.value) + 1;
    const title = choice.title[language];
    return {
      value: choice.value,
      title: place > 0 ? `${place}. ${title}` : title,
      ...(!locked && { note: place > 0 ? notes.in : notes.out }),
    };
  });
  const turn = (one: string) =>
    chosen.includes(one) ? chosen.filter((other) => other !== one) : [...chosen, one];
  return (
    <Choices
      label={view.title[language]}
      action={`set-${view.name}`}
      choices={titled}
      chosen={chosen}
      onChoose={(one) => void put(turn(one))}
      disabled={locked}
    />
  );
}

/** A number between two keys: no keyboard, and no number out of bounds. */
function Stepper({ view, form, value, locked, put }: EditorProps<'number'>) {
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
