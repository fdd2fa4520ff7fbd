import { useStore } from 'zustand';
import { useWorkbench } from '../app/use-workbench.ts';
import type { ConnectionDialog } from '../dialogs/dialogs.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import type { FieldsProps } from './connection-form.ts';
import { KeyFields } from './key-fields.tsx';
import { SsoFields } from './sso-fields.tsx';

interface SourceFieldsProps extends FieldsProps {
  /** What of this computer can be chosen from. */
  readonly given: Pick<ConnectionDialog, 'profiles' | 'keychain'>;
}

/** The fields of the chosen source of credentials. */
export function SourceFields({ form, given, change }: SourceFieldsProps) {
  switch (form.kind) {
    case 'profile':
      return <ProfileField form={form} profiles={given.profiles} change={change} />;
    case 'keys':
      return <KeyFields form={form} keychain={given.keychain} change={change} />;
    case 'role':
      return <RoleFields form={form} change={change} />;
    case 'sso':
      return <SsoFields form={form} change={change} />;
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

function ProfileField({ form, profiles, change }: FieldsProps & Pick<ConnectionDialog, 'profiles'>) {
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
}

function RoleFields({ form, change }: FieldsProps) {
  const { connections } = useWorkbench();
  const all = useStore(connections, (state) => state?.connections);
  const others = (all ?? []).filter(({ id }) => id !== form.id);
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
