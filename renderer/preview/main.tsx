import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readAddress } from './address.ts';
import { Gallery } from './gallery.tsx';
import { OneScreen } from './one-screen.tsx';

const address = readAddress(window.location.search);
const root = document.getElementById('root');
if (!root) throw new Error('preview.html has lost its root element');
if (address.still) document.documentElement.dataset['still'] = 'true';

createRoot(root).render(
  <StrictMode>
    {address.only === null ? (
      <Gallery start={address} />
    ) : (
      <OneScreen only={address.only} address={address} />
    )}
  </StrictMode>,
);
