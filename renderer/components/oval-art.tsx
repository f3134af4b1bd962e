import { Pictogram, type PictogramName } from './pictogram.tsx';
import './oval-art.css';

interface OvalArtProps {
  readonly name: PictogramName;
  /** `good` for a passed check only; `plain` for everything that is neither success nor failure. */
  readonly tone?: 'good' | 'plain';
}

/** The kiosk's own sign: a drawing in an oval, with rings of light around it. */
export function OvalArt({ name, tone = 'plain' }: OvalArtProps) {
  return (
    <div className={`oval-art oval-art-${tone}`} aria-hidden="true">
      <Pictogram name={name} />
    </div>
  );
}
