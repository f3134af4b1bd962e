import { hints, languages } from '../../preload/contract.ts';
import { texts } from '../text/i18n.ts';
import type { PreviewAddress } from './address.ts';
import { layouts } from './layouts.ts';
import { Miniature } from './miniature.tsx';
import './gallery.css';

/** Every hint of the camera screen at once, in each language and on each kind of screen, to be compared. */
export function HintsPage({ start }: { readonly start: PreviewAddress }) {
  return (
    <main className="gallery" data-page="hints">
      {layouts.slice(0, kinds).map((layout) =>
        languages.map((language) => (
          <section
            key={`${layout.name} ${language}`}
            data-sheet={`${layout.name.replace('×', 'x')}-${language}`}
          >
            <h2>
              {layout.name} · {texts[language].t('languageName')}
            </h2>
            <div className="gallery-row">
              {hints.map((hint) => (
                <Miniature
                  key={hint}
                  address={{ ...start, page: 'screens', only: `camera/${hint}`, language }}
                  layout={layout}
                  scale={Math.min(miniature.width / layout.width, miniature.height / layout.height)}
                  caption={hint}
                />
              ))}
            </div>
          </section>
        )),
      )}
    </main>
  );
}

/** Wide, upright, and the small wide one; the other layouts are the same ones in other sizes. */
const kinds = 3;
/** The most a miniature takes, in CSS pixels: five wide ones fill a row of 1920. */
const miniature = { width: 356, height: 430 } as const;
