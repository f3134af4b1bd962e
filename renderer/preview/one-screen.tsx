import { useEffect, useState, type CSSProperties } from 'react';
import type { Hint, Language } from '../../preload/contract.ts';
import cameraPicture from '../../test/fixtures/camera/person.mjpeg?url';
import type { Actions, ScreenView } from '../flow/view.ts';
import { KioskScreen } from '../screens/kiosk-screen.tsx';
import type { PreviewAddress } from './address.ts';
import { fixtureNamed, previewStation } from './fixtures.ts';
import './one-screen.css';

interface OneScreenProps {
  readonly only: string;
  readonly address: PreviewAddress;
}

const nothing = () => undefined;

/** One fixture in the whole window, as the kiosk would draw it. Its buttons do nothing, but languages change. */
export function OneScreen({ only, address }: OneScreenProps) {
  const [language, setLanguage] = useState<Language>(address.language);
  const { view, limit, inFull, consent, lensSide } = fixtureNamed(only);
  const station = { ...previewStation(address.demonstration), largerText: address.larger ?? false };
  useEffect(() => {
    // The second layer is internal state of the consent screen, so it is opened by a click.
    if (inFull) document.querySelector<HTMLElement>('[data-action="readAll"]')?.click();
  }, [inFull]);
  return (
    <KioskScreen
      view={{ ...view, language, limit }}
      station={{ ...station, ...(consent && { consent }), ...(lensSide && { lensSide }) }}
      actions={idleActions(setLanguage)}
      preview={<StagedPerson view={view} />}
      still={cameraPicture}
    />
  );
}

function idleActions(chooseLanguage: Actions['chooseLanguage']): Actions {
  return {
    chooseLanguage,
    start: nothing,
    agree: nothing,
    decline: nothing,
    back: nothing,
    takePicture: nothing,
    cancel: nothing,
    tryAgain: nothing,
    askStaff: nothing,
    done: nothing,
    moreTime: nothing,
    callConsole: nothing,
  };
}

/** Styles that make a photograph look like a person who gets each hint, as far as possible. */
const stagings: Readonly<Partial<Record<Hint, CSSProperties>>> = {
  tooFar: { scale: '0.74', transformOrigin: '50% 100%' },
  tooNear: { scale: '1.45', transformOrigin: '50% 40%' },
  moveLeft: { translate: '11% 0' },
  moveRight: { translate: '-11% 0' },
  moveUp: { translate: '0 22%' },
  moveDown: { translate: '0 -22%' },
  tooDark: { filter: 'brightness(0.3)' },
  tooBright: { filter: 'brightness(1.7)' },
  lightBehind: { filter: 'brightness(0.75) contrast(1.5)' },
  tiltLeft: { rotate: '14deg', scale: '1.15' },
  tiltRight: { rotate: '-14deg', scale: '1.15' },
  holdStill: { filter: 'blur(0.7vmin)' },
};

/** Replaces the camera's video. */
function StagedPerson({ view }: { readonly view: ScreenView }) {
  const staging =
    view.screen === 'camera' && view.phase.name === 'guiding' ? stagings[view.phase.guidance.hint] : {};
  return <img src={cameraPicture} alt="" style={staging} />;
}
