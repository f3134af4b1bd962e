import { SecretText } from '../../parts/secret-text.ts';

const dot = '•';

/**
 * A field for a secret. What is typed, pasted or touched is taken before the browser puts it into the page: the field
 * itself holds dots, unless the user chooses to see the text. Neither React state nor the undo list contains it.
 */
export class SecretEntry {
  readonly #secret = new SecretText();
  readonly #onLength: (length: number) => void;
  #field: HTMLInputElement | null = null;
  #shown = false;

  constructor(onLength: (length: number) => void) {
    this.#onLength = onLength;
  }

  /** A ref callback for the field; returns the function that detaches and wipes the field. */
  readonly attach = (field: HTMLInputElement): (() => void) => {
    this.#field = field;
    const edit = (event: InputEvent): void => this.#edit(event);
    const keepBack = (event: Event): void => event.preventDefault();
    field.addEventListener('beforeinput', edit);
    for (const kind of ['copy', 'cut', 'dragstart']) field.addEventListener(kind, keepBack);
    return () => {
      field.removeEventListener('beforeinput', edit);
      for (const kind of ['copy', 'cut', 'dragstart']) field.removeEventListener(kind, keepBack);
      this.wipe();
      this.#field = null;
    };
  };

  /** A key of the on-screen keyboard, other than Enter. */
  type(key: string): void {
    const [from, to] = this.#selection();
    if (key === 'Clear') this.#replace(0, this.#secret.length, '');
    else if (key === 'Backspace') this.#replace(from === to ? from - 1 : from, to, '');
    else this.#replace(from, to, key);
  }

  show(shown: boolean): void {
    this.#shown = shown;
    this.#draw(this.#selection()[1]);
  }

  /** What was typed, without the white space around it that a paste brings along. Use it at once. */
  read(): string {
    return this.#secret.read().trim();
  }

  wipe(): void {
    this.#secret.wipe();
    this.#draw(0);
  }

  #edit(event: InputEvent): void {
    // Enter inserts nothing, and has to reach the form.
    if (event.inputType === 'insertLineBreak') return;
    event.preventDefault();
    const [from, to] = this.#selection();
    const { inputType, data } = event;
    if (inputType.startsWith('insert')) {
      this.#replace(
        from,
        to,
        // Two lines must not become one key: main then reports the space inside.
        (data ?? event.dataTransfer?.getData('text/plain') ?? '').replace(/[\r\n]+/g, ' '),
      );
    } else if (inputType.startsWith('delete')) {
      const forward = inputType.endsWith('Forward');
      const [start, end] = from !== to ? [from, to] : forward ? [from, from + 1] : [from - 1, from];
      this.#replace(start, end, '');
    }
  }

  #replace(from: number, to: number, text: string): void {
    this.#secret.replace(from, to, text);
    this.#draw(Math.max(0, from) + text.length);
  }

  #selection(): readonly [number, number] {
    const end = this.#secret.length;
    return [this.#field?.selectionStart ?? end, this.#field?.selectionEnd ?? end];
  }

  #draw(caret: number): void {
    this.#onLength(this.#secret.length);
    if (!this.#field) return;
    this.#field.value = this.#shown ? this.#secret.read() : dot.repeat(this.#secret.length);
    this.#field.setSelectionRange(caret, caret);
  }
}
