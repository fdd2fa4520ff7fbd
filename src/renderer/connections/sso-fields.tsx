import { useState } from 'react';
import type { SsoAccount } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf } from '../stores/notify.ts';
import { Button } from '../ui/button.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import type { ConnectionForm, FieldsProps } from './connection-form.ts';

type Offer = {
  readonly busy: boolean;
  readonly fault?: string;
  readonly accounts?: readonly SsoAccount[];
  readonly roles?: readonly string[];
};

/** IAM Identity Center: where one signs in, and which account and role to take; both are offered once one is signed in. */
export function SsoFields({ form, change }: FieldsProps) {
  const { offer, signIn, choose } = useOffer({ form, change });
  const ready = form.startUrl.trim() !== '' && form.ssoRegion.trim() !== '';
  return (
    <>
      <TextField
        label="Start URL"
        note="Where you sign in: https://…awsapps.com/start"
        value={form.startUrl}
        onChange={(startUrl) => change({ startUrl })}
      />
      <TextField
        label="Region of Identity Center"
        note="It may be another one than you build in."
        value={form.ssoRegion}
        onChange={(ssoRegion) => change({ ssoRegion })}
      />
      <div>
        <Button icon="sign-in" onClick={signIn} disabled={!ready || offer.busy}>
          {offer.busy ? 'Asking…' : 'Sign in and choose'}
        </Button>
        <p className={offer.fault === undefined ? 'modal-note' : 'field-fault'} role="status">
          {offer.fault ??
            (offer.accounts ? `${offer.accounts.length} accounts` : 'Kiln then lists your accounts and roles. Or type them in below.')}
        </p>
      </div>
      {offer.accounts ? (
        <SelectField label="Account" value={form.accountId} options={accountOptions(offer.accounts, form.accountId)} onChange={choose} />
      ) : (
        <TextField label="Account" note="Twelve digits." value={form.accountId} onChange={(accountId) => change({ accountId })} />
      )}
      {offer.roles ? (
        <SelectField
          label="Role"
          value={form.roleName}
          options={withPresent(offer.roles, form.roleName).map((role) => ({ value: role, label: role === '' ? 'Choose a role' : role }))}
          onChange={(roleName) => change({ roleName })}
        />
      ) : (
        <TextField label="Role" note="A permission set, by its name." value={form.roleName} onChange={(roleName) => change({ roleName })} />
      )}
    </>
  );
}

const withPresent = (values: readonly string[], present: string) => [...new Set([present, ...values])];

function accountOptions(accounts: readonly SsoAccount[], present: string) {
  const labels = new Map(accounts.map(({ accountId, name }) => [accountId, `${name} · ${accountId}`]));
  return withPresent([...labels.keys()], present).map((value) => ({ value, label: labels.get(value) ?? (value || 'Choose an account') }));
}

/** What the portal offers; asked when the user wants it, for it needs a sign-in. */
function useOffer({ form, change }: FieldsProps) {
  const { connection } = useWorkbench();
  const [offer, setOffer] = useState<Offer>({ busy: false });
  const ask = async (work: () => Promise<Partial<Offer>>) => {
    setOffer(({ fault: _told, ...rest }) => ({ ...rest, busy: true }));
    const found = await work().catch((error: unknown) => ({ fault: messageOf(error) }));
    setOffer((before) => ({ ...before, ...found, busy: false }));
  };
  const rolesOf = async (accountId: string): Promise<Partial<Offer>> => {
    const roles = await connection.client.connections.ssoRoles({ ...portalOf(form), accountId });
    change({ accountId, roleName: roles.length === 1 ? (roles[0] ?? '') : '' });
    return { roles };
  };
  return {
    offer,
    signIn: () => void ask(async () => ({ accounts: await connection.client.connections.ssoAccounts(portalOf(form)) })),
    choose: (accountId: string) => {
      if (accountId !== '') void ask(() => rolesOf(accountId));
    },
  };
}

function portalOf({ startUrl, ssoRegion, endpoint }: ConnectionForm) {
  return { startUrl: startUrl.trim(), ssoRegion: ssoRegion.trim(), ...(endpoint.trim() === '' ? {} : { endpoint: endpoint.trim() }) };
}
