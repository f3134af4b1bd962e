import { StrictMode, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { readAddress, type PreviewAddress } from './address.ts';
import { Gallery } from './gallery.tsx';
import { HintsPage } from './hints-page.tsx';
import { OneScreen } from './one-screen.tsx';
// After the screens, whose theme.css has to be the first style sheet.
import { showPresses } from '../components/press-feedback.ts';
import { StaffGallery } from './staff-gallery.tsx';
import { StaffPreview } from './staff-page.tsx';

const place = document.getElementById('root');
if (!place) throw new Error('preview.html has lost its root element');
const root = createRoot(place);
let drawings = 0;

/** Draws what the address asks for, from nothing. Synchronously, so that a changed address never shows the previous screen. */
function show(): void {
  const { search } = window.location;
  const address = readAddress(search);
  const { dataset } = document.documentElement;
  delete dataset['ready'];
  if (address.still) dataset['still'] = 'true';
  else delete dataset['still'];
  drawings += 1;
  flushSync(() => root.render(<StrictMode key={drawings}>{draw(address)}</StrictMode>));
}

showPresses(window);
window.addEventListener('popstate', show);
show();

function draw(wanted: PreviewAddress): ReactNode {
  if (wanted.page === 'staff') {
    if (wanted.only === null) return <StaffGallery start={wanted} />;
    return <StaffPreview only={wanted.only} address={wanted} />;
  }
  if (wanted.only !== null) return <OneScreen only={wanted.only} address={wanted} />;
  return wanted.page === 'hints' ? <HintsPage start={wanted} /> : <Gallery start={wanted} />;
}
