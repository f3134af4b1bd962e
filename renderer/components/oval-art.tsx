import { Pictogram, type PictogramName } from './pictogram.tsx';
import './oval-art.css';

export interface OvalArtProps {
  readonly name: PictogramName;
  /**
   * `good` for what has succeeded. The others are the three families of fault: `again` (a pale disc in a dotted ring): try once
   * more; `plain` (an outline): staff help; `wait` (three dots): it recovers by itself.
   */
  readonly tone?: 'good' | 'plain' | 'again' | 'wait';
}

/** The kiosk's own sign: a drawing in an oval. Never filled like a button: it can't be pressed. */
export function OvalArt({ name, tone = 'plain' }: OvalArtProps) {
  return (
    <div className={`oval-art oval-art-${tone}`} aria-hidden="true">
      <Pictogram name={name} />
      {tone === 'again' && (
        <svg className="oval-art-dotted" viewBox="0 0 76 100">
          <ellipse cx="38" cy="50" rx="42" ry="55" pathLength={48} />
        </svg>
      )}
      {tone === 'wait' && (
        <span className="oval-art-dots">
          <i />
          <i />
          <i />
        </span>
      )}
    </div>
  );
}
