import { useWords } from '../shell/staff-context.ts';
import { Modal } from './modal.tsx';
import { StaffButton } from './staff-button.tsx';

interface AskDialogProps {
  readonly name: string;
  readonly heading: string;
  readonly body: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}

/** Asks for confirmation of an action that can't be undone with one touch. */
export function AskDialog({ name, heading, body, yes, onYes, onNo }: AskDialogProps) {
  const { t } = useWords();
  const actions = (
    <>
      <StaffButton action="no" onPress={onNo}>
        {t('act.cancel')}
      </StaffButton>
      <StaffButton kind="main" action="yes" onPress={onYes}>
        {yes}
      </StaffButton>
    </>
  );
  return (
    <Modal name={name} heading={heading} size="ask" onCancel={onNo} actions={actions}>
      <p>{body}</p>
    </Modal>
  );
}
