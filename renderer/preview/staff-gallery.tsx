import { languages } from '../../preload/contract.ts';
import type { PreviewAddress } from './address.ts';
import { layouts } from './layouts.ts';
import { Miniature } from './miniature.tsx';
import { staffFixtures } from './staff-fixtures.ts';
import './gallery.css';

/** Wide, upright, and the small wide one. */
const kinds = 3;

/** Every page of the staff console in every language, each in its own frame, scaled down. */
export function StaffGallery({ start }: { readonly start: PreviewAddress }) {
  return (
    <main className="gallery" data-page="staff">
      {staffFixtures.map(({ name }) => (
        <section key={name}>
          <h2>{name}</h2>
          <div className="gallery-row">
            {layouts
              .slice(0, kinds)
              .flatMap((layout) =>
                languages.map((language) => (
                  <Miniature
                    key={`${layout.name} ${language}`}
                    address={{ ...start, only: name, language }}
                    layout={layout}
                    scale={300 / Math.max(layout.width, layout.height)}
                  />
                )),
              )}
          </div>
        </section>
      ))}
    </main>
  );
}
