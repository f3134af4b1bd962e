import type { SettingView } from '../../../../preload/staff-contract.ts';
import { Chip } from '../../parts/chip.tsx';
import { Choices } from '../../parts/choices.tsx';
import { ErrorNotice } from '../../parts/notice.tsx';
import { useWords } from '../../shell/staff-context.ts';
import { useRow } from '../settings/use-row.ts';
import { isLocked, settingNamed, type SettingsModel } from '../settings/use-settings.ts';
import type { CamerasModel } from './use-cameras.ts';

interface CameraControlsProps {
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
  const pinned = cameras?.find((one) => one.pinned)?.id ?? any;
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
          isChosen={(id) => id === pinned}
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
        isChosen={(one) => one === value}
        onChoose={(one) => void put(one)}
        disabled={isLocked(view)}
      />
      {error && <ErrorNotice error={error} />}
    </section>
  );
}
