import { useState } from 'react';
import { languages } from '../../preload/contract.ts';
import type { PreviewAddress } from './address.ts';
import { Controls, type Choice } from './controls.tsx';
import { fixtures } from './fixtures.ts';
import { layouts } from './layouts.ts';
import { Miniature } from './miniature.tsx';
import './gallery.css';

/** Every screen in every state, each in its own frame at full size, scaled down. */
export function Gallery({ start }: { readonly start: PreviewAddress }) {
  const [choice, setChoice] = useState<Choice>({
    screen: 'all',
    language: 'all',
    layout: layouts[0]?.name ?? 'all',
    percent: 25,
    demonstration: start.demonstration,
    still: start.still,
  });
  const shownLanguages = languages.filter((one) => choice.language === 'all' || one === choice.language);
  const shownLayouts = layouts.filter((one) => choice.layout === 'all' || one.name === choice.layout);
  const shown = fixtures.filter((one) => choice.screen === 'all' || one.view.screen === choice.screen);
  return (
    <>
      <Controls
        choice={choice}
        onChange={setChoice}
        count={shown.length * shownLanguages.length * shownLayouts.length}
      />
      <main className="gallery">
        {shown.map(({ name }) => (
          <section key={name}>
            <h2>{name}</h2>
            <div className="gallery-row">
              {shownLanguages.flatMap((language) =>
                shownLayouts.map((layout) => (
                  <Miniature
                    key={`${language} ${layout.name}`}
                    address={{ ...choice, page: 'screens', only: name, language }}
                    layout={layout}
                    scale={choice.percent / 100}
                  />
                )),
              )}
            </div>
          </section>
        ))}
      </main>
    </>
  );
}
