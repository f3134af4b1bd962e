import { guidingSigns } from './guiding-signs.tsx';
import { signs } from './signs.tsx';

const drawings = { ...signs, ...guidingSigns };

export type PictogramName = keyof typeof drawings;

/** A drawing in the colour of the text around it. Never used alone: the words beside it say the same. */
export function Pictogram({ name }: { readonly name: PictogramName }) {
  return (
    <svg className="pictogram" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  );
}
