import { useState } from 'react';
import { useWorkbench } from '../app/use-workbench.ts';
import { CopyableCode } from '../dialogs/copyable-code.tsx';
import type { Answerable, DeviceDialog } from '../dialogs/dialogs.ts';
import { messageOf } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { Modal } from '../ui/modal.tsx';

/** The code of a sign-in that is confirmed in the browser; the dialog goes by itself when that is done. */
export function DeviceView({ request: { question }, answer }: Answerable<DeviceDialog>) {
  const { connection } = useWorkbench();
  const [fault, setFault] = useState<string>();
  const { connection: name, userCode, url, until, keptIn, text } = question;
  const open = () => {
    connection.client.app.openExternal({ url }).catch((error: unknown) => setFault(messageOf(error)));
  };
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" icon="link-external" autoFocus onClick={open}>
        Open the page again
      </Button>
    </>
  );
  return (
    <Modal title={`Sign in to ${name}`} onDismiss={() => answer(undefined)} footer={buttons}>
      <p>{`${text}:`}</p>
      <p className="sign-in-code">
        <output aria-label="Code">{userCode}</output>
      </p>
      <p className="modal-note">If no browser opened, open this address in one:</p>
      <CopyableCode code={url} />
      <p className="modal-note">
        {`The code is good until ${new Date(until).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}. `}
        {keptIn === 'keychain'
          ? 'The sign-in is kept in the keychain of this computer.'
          : 'This computer has no keychain that Kiln can use: the sign-in lasts until Kiln is closed.'}
      </p>
      <p className="field-fault" role="status">
        {fault}
      </p>
    </Modal>
  );
}
