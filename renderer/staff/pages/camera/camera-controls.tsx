import { useCallback, useState } from 'react';
import type { CameraChoice, SettingView, StaffError } from '../../../../preload/staff-contract.ts';
import { Choices } from '../../parts/buttons.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { Chip } from '../../parts/signs.tsx';
import { useStaff, useWords } from '../../shell/staff-context.ts';
import { useAnswer } from '../../shell/use-answer.ts';
import { asText } from '../settings/value-words.ts';
import { isLocked, settingNamed, useRow, type SettingsModel } from '../settings/use-settings.ts';

export interface CameraControlsProps {
  readonly cameras: CamerasModel;
  readonly settings: SettingsModel;
}

const any = '';

/** Which camera may be used, and how its picture is turned. */
export function CameraControls({ cameras: { cameras, error, pin }, settings }: CameraControlsProps) {
  const { t } = useWords();
  const allowed = settingNamed(settings.views, 'camera');
  const rotation = settingNamed(settings.views, 'cameraRotation');
  // An empty value in the policy means that the pin set on this station applies.
  const locked = allowed?.source === 'policy' && allowed.value !== '';
  const pinned = cameras?.find((one) => one.bound)?.id ?? any;
  const choices = (cameras ?? []).map(({ id, name }) => ({ value: id, title: name }));
  return (
    <div className="camera-controls">
      <section>
        <h2>
          {t('camera.which')} {locked && <Chip tone="locked">{t('settings.source.policy')}</Chip>}
        </h2>
        <Choices
          label={t('camera.which')}
          action="pin-camera"
          choices={[{ value: any, title: t('camera.any') }, ...choices]}
          chosen={pinned}
          onChoose={(id) => pin(id === any ? null : id)}
          disabled={locked || cameras === null}
        />
        <p className="staff-quiet">{cameras?.length === 0 ? t('camera.none') : t('camera.anyHelp')}</p>
        {error && <ErrorNotice error={error} />}
      </section>
      {rotation && <RotationChoice view={rotation} save={settings.save} />}
    </div>
  );
}

function RotationChoice({
  view,
  save,
}: {
  readonly view: SettingView;
  readonly save: SettingsModel['save'];
}) {
  const { t, language } = useWords();
  const { value, error, put } = useRow(view, save);
  const choices = view.form.kind === 'choice' ? view.form.choices : [];
  return (
    <section>
      <h2>
        {view.title[language]} {isLocked(view) && <Chip tone="locked">{t('settings.source.policy')}</Chip>}
      </h2>
      <Choices
        label={view.title[language]}
        action="rotation"
        choices={choices.map((one) => ({ value: one.value, title: one.title[language] }))}
        chosen={asText(value)}
        onChoose={(one) => void put(one)}
        disabled={isLocked(view)}
      />
      {error && <ErrorNotice error={error} />}
    </section>
  );
}

/** A camera just plugged in is found without a touch, ms. */
const everyMs = 4_000;

export interface CamerasModel {
  readonly cameras: readonly CameraChoice[] | null;
  readonly error: StaffError | null;
  readonly pin: (id: string | null) => void;
}

/** The cameras that are connected, and which of them may be used. */
export function useCameras(): CamerasModel {
  const { ask } = useStaff();
  const {
    value: cameras,
    error,
    put,
  } = useAnswer(
    useCallback(() => ask('listCameras'), [ask]),
    everyMs,
  );
  const [failed, setFailed] = useState<StaffError | null>(null);
  const pin = (id: string | null): void =>
    void ask('bindCamera', { id }).then((pinned) => {
      if (pinned.ok) put(pinned);
      setFailed(pinned.ok ? null : pinned.error);
    });
  return { cameras, error: failed ?? error, pin };
}
