import { type FormEvent, useState } from 'react';
import { useStore } from 'zustand';
import { connectionColours } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import type { Answerable, ConnectionDialog } from '../dialogs/dialogs.ts';
import { Button } from '../ui/button.tsx';
import { CheckBox } from '../ui/check-box.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Modal } from '../ui/modal.tsx';
import { type ConnectionForm, choiceOf, faultOf, formOf, type SourceKind } from './connection-form.ts';

const SOURCES: readonly { readonly value: SourceKind; readonly label: string }[] = [
  { value: 'profile', label: 'A profile of ~/.aws' },
  { value: 'keys', label: 'Access keys' },
  { value: 'role', label: 'A role that another connection assumes' },
  { value: 'environment', label: 'Environment variables' },
  { value: 'machine', label: 'The role of this instance or container' },
  { value: 'local', label: 'An account on this machine' },
];

/** Adds a connection, or changes one. */
export function ConnectionView({ request: { id, connection, profiles }, answer }: Answerable<ConnectionDialog>) {
  const [form, setForm] = useState(() => formOf(id, connection));
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
        <SourceFields form={form} profiles={profiles} change={change} />
        <TextField
          label="Regions"
          note="The first is the one to begin with; others after it, with blanks or commas between."
          value={form.regions}
          onChange={(regions) => change({ regions })}
        />
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

interface SourceFieldsProps {
  readonly form: ConnectionForm;
  readonly profiles: readonly string[];
  readonly change: (changes: Partial<ConnectionForm>) => void;
}

function SourceFields({ form, profiles, change }: SourceFieldsProps) {
  switch (form.kind) {
    case 'profile':
      return profiles.length === 0 ? (
        <TextField
          label="Profile"
          note="There are no AWS configuration files on this computer yet."
          value={form.profile}
          onChange={(profile) => change({ profile })}
        />
      ) : (
        <SelectField
          label="Profile"
          value={form.profile}
          options={[...new Set([form.profile, ...profiles])].map((value) => ({ value, label: value }))}
          onChange={(profile) => change({ profile })}
        />
      );
    case 'keys':
      return <KeyFields form={form} change={change} />;
    case 'role':
      return <RoleFields form={form} change={change} />;
    case 'local':
      return (
        <TextField
          label="Account"
          note="Its number, as ‘kiln local-account accounts’ lists it."
          value={form.accountId}
          onChange={(accountId) => change({ accountId })}
        />
      );
    default:
      return null;
  }
}

type FieldsProps = Omit<SourceFieldsProps, 'profiles'>;

function KeyFields({ form, change }: FieldsProps) {
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
        options={[
          { value: 'keychain', label: 'In the keychain of this computer' },
          { value: 'session', label: 'Until Kiln is closed' },
        ]}
        onChange={(keep) => change({ keep })}
      />
    </>
  );
}

function RoleFields({ form, change }: FieldsProps) {
  const { connections } = useWorkbench();
  const others = useStore(connections, (state) => state?.connections ?? []).filter(({ id }) => id !== form.id);
  return (
    <>
      <SelectField
        label="Assumed by"
        value={form.from}
        options={[{ value: '', label: 'Choose a connection' }, ...others.map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={(from) => change({ from })}
      />
      <TextField label="Role" note="arn:aws:iam::ACCOUNT:role/NAME" value={form.roleArn} onChange={(roleArn) => change({ roleArn })} />
      <TextField
        label="External ID"
        note="Where the role asks for one."
        value={form.externalId}
        onChange={(externalId) => change({ externalId })}
      />
      <TextField
        label="MFA device"
        note="Its ARN or serial number, where the role asks for a code; Kiln asks you for it then."
        value={form.mfaSerial}
        onChange={(mfaSerial) => change({ mfaSerial })}
      />
    </>
  );
}
