import { type FormEvent, useState } from 'react';
import { connectionColours } from '../../contract/index.ts';
import type { Answerable, ConnectionDialog } from '../dialogs/dialogs.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { type ConnectionForm, choiceOf, faultOf, formOf, namesAccount, type SourceKind } from './connection-form.ts';
import { SourceFields } from './source-fields.tsx';

const SOURCES: readonly { readonly value: SourceKind; readonly label: string }[] = [
  { value: 'profile', label: 'A profile of ~/.aws' },
  { value: 'sso', label: 'IAM Identity Center' },
  { value: 'keys', label: 'Access keys' },
  { value: 'role', label: 'A role that another connection assumes' },
  { value: 'environment', label: 'Environment variables' },
  { value: 'machine', label: 'The role of this instance or container' },
  { value: 'local', label: 'An account on this machine' },
];

/** Adds a connection, or changes one. */
export function ConnectionView({ request, answer }: Answerable<ConnectionDialog>) {
  const { id, connection, keychain } = request;
  const [form, setForm] = useState(() => formOf(id, connection, keychain));
  const [touched, setTouched] = useState(false);
  const fault = faultOf(form, connection === undefined);
  const change = (changes: Partial<ConnectionForm>) => {
    setForm({ ...form, ...changes });
    setTouched(true);
  };
  const submit = (event?: FormEvent) => {
    event?.preventDefault();
    setTouched(true);
    if (fault === undefined) answer(choiceOf(form));
  };
  const buttons = (
    <>
      <Button onClick={() => answer(undefined)}>Cancel</Button>
      <Button kind="primary" onClick={submit} disabled={touched && fault !== undefined}>
        Save
      </Button>
    </>
  );
  return (
    <Modal title={connection ? `Connection ${connection.name}` : 'New connection'} onDismiss={() => answer(undefined)} footer={buttons}>
      <form className="connection-form" onSubmit={submit}>
        <TextField label="Name" value={form.name} autofocus onChange={(name) => change({ name })} />
        <SelectField
          label="Colour"
          value={form.colour}
          options={connectionColours.map((value) => ({ value, label: value }))}
          onChange={(colour) => change({ colour })}
        />
        <SelectField label="Credentials" value={form.kind} options={SOURCES} onChange={(kind) => change({ kind })} />
        <SourceFields form={form} given={request} change={change} />
        <TextField
          label="Regions"
          note="The first is the one to begin with; others after it, with blanks or commas between."
          value={form.regions}
          onChange={(regions) => change({ regions })}
        />
        {!namesAccount(form.kind) && (
          <TextField
            label="Account ID"
            note="Where you know it: a sign-in that leads to another account is refused."
            value={form.expectedAccount}
            onChange={(expectedAccount) => change({ expectedAccount })}
          />
        )}
        {form.kind !== 'local' && (
          <TextField
            label="Endpoint"
            note="Only where it is not AWS’s own: one in a VPC, or one that stands for AWS."
            value={form.endpoint}
            onChange={(endpoint) => change({ endpoint })}
          />
        )}
        <CheckBox
          label="Read-only"
          note="Kiln sends nothing through this connection that would change something."
          checked={form.readOnly}
          onChange={(readOnly) => change({ readOnly })}
        />
        <p className="field-fault" role="status">
          {touched ? fault : undefined}
        </p>
        <button type="submit" hidden />
      </form>
    </Modal>
  );
}
