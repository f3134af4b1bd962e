import { useEffect, useState, type PointerEvent } from 'react';
import { SecretText } from '../parts/secret-text.ts';
import { StaffSign } from '../parts/signs.tsx';
import { useWords } from '../shell/staff-context.ts';
import './sign-in.css';

/** As main takes them. */
const shortest = 6;
const longest = 12;
const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

interface PinPadProps {
  readonly onPin: (pin: string) => void;
  /** No input is accepted: a delay is running or an answer is awaited. */
  readonly disabled: boolean;
  /** Called on each key. */
  readonly onKey?: () => void;
}

/** Large digits for touch, and the digits of a keyboard. The PIN is shown as dots and kept only until it is sent. */
export function PinPad({ onPin, disabled, onKey }: PinPadProps) {
  const { t } = useWords();
  const { length, press, enter, erase, isReady } = usePin({ onPin, disabled, ...(onKey && { onKey }) });
  useDigitKeys({ press, enter, erase, isReady });
  const key = (name: string) =>
    ({ type: 'button', disabled, 'data-action': name, onPointerDown: keepFocus }) as const;
  return (
    <div className="pin-pad">
      <p className="pin-dots" data-entered={length}>
        <span className="unseen" role="status">
          {t('signIn.entered', { count: length })}
        </span>
        {Array.from({ length: Math.max(shortest, length) }, (_, index) => (
          <span key={index} className="pin-dot" data-full={index < length} />
        ))}
      </p>
      <div className="pin-keys">
        {digits.map((digit) => (
          <button key={digit} {...key(`digit-${digit}`)} onClick={() => press(digit)}>
            {digit}
          </button>
        ))}
        <button {...key('erase')} aria-label={t('act.erase')} onClick={erase}>
          <StaffSign name="erase" />
        </button>
        <button {...key('digit-0')} onClick={() => press('0')}>
          0
        </button>
        <button
          {...key('enter')}
          className="pin-enter"
          aria-label={t('act.enter')}
          disabled={disabled || length < shortest}
          onClick={enter}
        >
          <StaffSign name="check" />
        </button>
      </div>
    </div>
  );
}

/** A touch does not move the focus, so that Enter on the keyboard still submits the PIN. */
const keepFocus = (event: PointerEvent): void => event.preventDefault();

function usePin({ onPin, disabled, onKey }: PinPadProps) {
  const [pin] = useState(() => new SecretText());
  const [length, setLength] = useState(0);
  useEffect(() => () => pin.wipe(), [pin]);
  const change = (from: number, text: string): void => {
    onKey?.();
    if (disabled) return;
    pin.replace(from, pin.length, text);
    setLength(pin.length);
  };
  const enter = (): void => {
    if (disabled || pin.length < shortest) return;
    onPin(pin.read());
    pin.wipe();
    setLength(0);
  };
  return {
    length,
    press: (digit: string) => pin.length < longest && change(pin.length, digit),
    erase: () => change(pin.length - 1, ''),
    isReady: () => !disabled && pin.length >= shortest,
    enter,
  };
}

type PinKeys = Omit<ReturnType<typeof usePin>, 'length'>;

function useDigitKeys({ press, enter, erase, isReady }: PinKeys): void {
  useEffect(() => {
    const typed = (event: KeyboardEvent): void => {
      const digit = digitOf(event);
      if (digit !== null) press(digit);
      else if (event.key === 'Backspace') erase();
      else if (
        event.key === 'Enter' &&
        (isReady() ? !isErase(event.target) : !(event.target instanceof HTMLButtonElement))
      ) {
        // Enter on a focused button presses that button, except that after a complete PIN it submits the PIN wherever the focus is.
        event.preventDefault();
        enter();
      }
    };
    addEventListener('keydown', typed);
    return () => removeEventListener('keydown', typed);
  });
}

/**
 * The digit that the key types, or else the one printed on it: the digit row of the Kazakh layout types ә, і, ң and ғ, and a keypad without
 * NumLock types arrows.
 */
const digitOf = ({ key, code, ctrlKey, altKey, metaKey }: KeyboardEvent): string | null => {
  if (/^\d$/.test(key)) return key;
  if (ctrlKey || altKey || metaKey) return null;
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? null;
};

const isErase = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement && target.dataset['action'] === 'erase';
