import { useEffect, useId, type RefObject } from 'react';
import type { Language } from '../../../preload/contract.ts';
import { useTextEntry } from '../keyboard/use-text-entry.ts';

export interface SheetFieldSpec {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** The keys that the on-screen keyboard offers for it. */
  readonly language: Language;
  readonly maxLength: number;
  readonly multiline: boolean;
}

interface SheetFieldProps {
  readonly field: SheetFieldSpec;
  readonly active: boolean;
  readonly first: boolean;
  /** Where the on-screen keyboard finds the field that is active. */
  readonly typeRef: RefObject<(key: string) => void>;
  readonly onActive: () => void;
  readonly onText: (text: string) => void;
}

/** One field of a sheet; both keyboards edit it at the same caret. */
export function SheetField({ field, active, first, typeRef, onActive, onText }: SheetFieldProps) {
  const { id, label, language, maxLength, multiline } = field;
  const domId = useId();
  const { text, type, bind } = useTextEntry(field.value, { maxLength, multiline });
  useEffect(() => {
    onText(text);
  });
  useEffect(() => {
    if (active) typeRef.current = type;
  });
  const shared = {
    ...bind,
    id: domId,
    lang: language,
    'data-field': id,
    'data-first': first || undefined,
    onFocus: onActive,
  };
  return (
    <div className="sheet-field" data-active={active} data-multiline={multiline}>
      <label htmlFor={domId}>{label}</label>
      {multiline ? <textarea {...shared} /> : <input {...shared} type="text" autoComplete="off" />}
      {maxLength > 100 && (
        <span className="sheet-count" aria-hidden="true">
          {text.length} / {maxLength}
        </span>
      )}
    </div>
  );
}
