import type { ConnectionDialog } from '../dialogs/dialogs.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import type { FieldsProps } from './connection-form.ts';

const session = { value: 'session', label: 'Until Kiln is closed' } as const;
const inKeychain = { value: 'keychain', label: 'In the keychain of this computer' } as const;

/** Access keys, and where they are kept. */
export function KeyFields({ form, keychain, change }: FieldsProps & Pick<ConnectionDialog, 'keychain'>) {
  return (
    <>
      <TextField label="Access key ID" value={form.accessKeyId} onChange={(accessKeyId) => change({ accessKeyId })} />
      <TextField
        label="Secret access key"
        secret
        value={form.secretAccessKey}
        onChange={(secretAccessKey) => change({ secretAccessKey })}
      />
      <TextField
        label="Session token"
        secret
        note="Only for temporary keys."
        value={form.sessionToken}
        onChange={(sessionToken) => change({ sessionToken })}
      />
      <SelectField
        label="Keep the keys"
        value={form.keep}
        options={keychain.available ? [inKeychain, session] : [session]}
        onChange={(keep) => change({ keep })}
      />
      {!keychain.available && (
        <p className="modal-note">{`${keychain.reason} Kiln writes secrets nowhere else, so the keys are asked for again at the next start.`}</p>
      )}
    </>
  );
}
