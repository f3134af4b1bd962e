import { useEffect, useState } from 'react';
import type { Language } from '../../preload/contract.ts';
import type { Actions } from '../flow/view.ts';
import { KioskScreen } from '../screens/kiosk-screen.tsx';
import type { PreviewAddress } from './address.ts';
import cameraPicture from '../../test/fixtures/camera/person.mjpeg?url';
import { fixtureNamed, previewStation } from './fixtures.ts';
import { StagedPerson } from './staged-person.tsx';
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
