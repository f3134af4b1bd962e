import { expect, it } from 'vitest';
import { accentFault } from '../../../../main/settings/schema/contrast.ts';
import { accents } from './colour-editor.tsx';

it.each(accents.filter((accent) => accent !== ''))('%s can be the accent', (accent) => {
  expect(accentFault(accent)).toBeNull();
});
