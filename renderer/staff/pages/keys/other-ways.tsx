import { useWords } from '../../shell/staff-context.ts';

/** The file on the stick, as main looks for it. */
const keyFile = 'liveness-kiosk-key.txt';
const setKeyCommand = 'liveness-kiosk --set-api-key < key.txt';

/** What the stick has to contain, and the command for a person at this computer's terminal. */
export function OtherWays() {
  const { t } = useWords();
  const [before = '', after = ''] = t('keys.stickHow').split('{{file}}');
  return (
    <div className="staff-quiet other-ways">
      <p>
        {before}
        <code>{keyFile}</code>
        {after}
      </p>
      <p>
        {t('keys.command')} <code>{setKeyCommand}</code>
      </p>
    </div>
  );
}
