import { useState } from 'react';
import type { SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import { OvalArt } from '../../../components/oval-art.tsx';
import { StaffButton } from '../../parts/buttons.tsx';
import { ErrorNotice, Notice } from '../../parts/notice.tsx';
import { Chip } from '../../parts/signs.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { OtherWays, SecretFacts, SecretWays } from '../keys/secret-ways.tsx';
import type { SecretsModel } from '../keys/use-secrets.ts';
import { Editor } from '../settings/editor.tsx';
import { isLocked, settingNamed, useRow, type SettingsModel } from '../settings/use-settings.ts';
import '../keys/keys.css';

interface StepProps {
  readonly settings: SettingsModel;
}

/** Which languages people may choose, and which one the screen waits in. */
export function LanguageStep({ settings }: StepProps) {
  return (
    <>
      <Asked settings={settings} name="languages" />
      <Asked settings={settings} name="defaultLanguage" />
    </>
  );
}

/** The bank's name in three languages, and its colour. */
export function BankStep({ settings }: StepProps) {
  return (
    <div className="set-up-pair">
      <Asked settings={settings} name="bankName" />
      <Asked settings={settings} name="accentColour" />
    </div>
  );
}

interface AskedProps extends StepProps {
  readonly name: string;
}

function Asked({ settings, name }: AskedProps) {
  const view = settingNamed(settings.views, name);
  return view && <AskedSetting view={view} save={settings.save} />;
}

interface AskedSettingProps {
  readonly view: SettingView;
  readonly save: SettingsModel['save'];
}

function AskedSetting({ view, save }: AskedSettingProps) {
  const { t, language } = useWords();
  const { value, error, put } = useRow(view, save);
  return (
    <section className="asked" data-setting={view.name}>
      <h2>
        {view.title[language]} {isLocked(view) && <Chip tone="locked">{t('setUp.byPolicy')}</Chip>}
      </h2>
      <Editor view={view} form={view.form} value={value} locked={isLocked(view)} put={put} />
      {error && <ErrorNotice error={error} />}
    </section>
  );
}

/** The ways to enter the key, and whether it is set. */
export function KeyStep({ secrets }: { readonly secrets: SecretsModel }) {
  const { t } = useWords();
  const [kept, setKept] = useState(false);
  return (
    <>
      <SecretFacts info={secrets.secrets?.apiKey ?? null} />
      <SecretWays name="apiKey" model={secrets} onKept={() => setKept(true)} />
      {kept && (
        <Notice state="good">
          <p>{t('setUp.keyKept')}</p>
        </Notice>
      )}
      <OtherWays />
    </>
  );
}

/** Ends the assistant in main; then the station is opened to customers, or staff go to the console first. */
export function useFinish() {
  const { ask } = useStaff();
  const [error, setError] = useState<StaffError | null>(null);
  const finish = async (then: () => void): Promise<void> => {
    const answer = await ask('finishSetUp');
    if (answer.ok) then();
    else setError(answer.error);
  };
  return { error, finish };
}

/** The end of the assistant. */
export function DoneStep({ error }: { readonly error: StaffError | null }) {
  return (
    <div className="set-up-done">
      <OvalArt name="check" tone="good" />
      {error && <ErrorNotice error={error} />}
    </div>
  );
}

interface DoneWaysProps {
  readonly onKiosk: () => void;
  readonly onConsole: () => void;
}

/** Where the other steps have their "Next". */
export function DoneWays({ onKiosk, onConsole }: DoneWaysProps) {
  const { t } = useWords();
  return (
    <>
      <StaffButton action="finish-console" onPress={onConsole}>
        {t('setUp.finish.console')}
      </StaffButton>
      <StaffButton kind="main" action="finish" onPress={onKiosk}>
        {t('setUp.finish.kiosk')}
      </StaffButton>
    </>
  );
}
