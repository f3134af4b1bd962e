import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { readAddress, type PreviewAddress } from './address.ts';
import { Gallery } from './gallery.tsx';
import { HintsPage } from './hints-page.tsx';
import { OneScreen } from './one-screen.tsx';
import { StaffGallery } from './staff-gallery.tsx';
import { StaffPreview } from './staff-page.tsx';

const address = readAddress(window.location.search);
const root = document.getElementById('root');
if (!root) throw new Error('preview.html has lost its root element');
if (address.still) document.documentElement.dataset['still'] = 'true';

createRoot(root).render(<StrictMode>{draw(address)}</StrictMode>);

function draw(wanted: PreviewAddress): ReactNode {
  if (wanted.page === 'staff') {
    if (wanted.only === null) return <StaffGallery start={wanted} />;
    return <StaffPreview only={wanted.only} address={wanted} />;
  }
  if (wanted.only !== null) return <OneScreen only={wanted.only} address={wanted} />;
  return wanted.page === 'hints' ? <HintsPage start={wanted} /> : <Gallery start={wanted} />;
}
