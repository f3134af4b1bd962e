import { useWords } from '../session/staff-context.ts';

/** The file on the stick, as main looks for it. */
const keyFile = 'liveness-kiosk-key.txt';
const setKeyCommand = 'liveness-kiosk --set-api-key < key.txt';

/** How the stick has to look, and the way for those who sit at this computer. */
export function OtherWays() {
  const { t } = useWords();
  const [before = '', after = ''] = t.keys.stickHow.split('{{file}}');
  return (
    <div className="staff-quiet other-ways">
      <p>
        {before}
        <code>{keyFile}</code>
        {after}
      </p>
      <p>
        {t.keys.command} <code>{setKeyCommand}</code>
      </p>
    </div>
  );
}
