// What is typed into the form of a connection, and what becomes of it.
import { type ConnectionSettings, connectionColours, connectionSchema, type KeychainState } from '../../contract/index.ts';

export type SourceKind = ConnectionSettings['source']['kind'];

/** Every field as text: what does not belong to the chosen source is kept while the form is open, and not sent. */
export interface ConnectionForm {
  readonly id: string;
  readonly name: string;
  readonly colour: ConnectionSettings['colour'];
  readonly regions: string;
  readonly readOnly: boolean;
  readonly endpoint: string;
  readonly kind: SourceKind;
  /** The account that it must lead to, where the source does not say it. */
  readonly expectedAccount: string;
  /** The account of the source. */
  readonly accountId: string;
  readonly startUrl: string;
  readonly ssoRegion: string;
  readonly roleName: string;
  readonly profile: string;
  readonly from: string;
  readonly roleArn: string;
  readonly externalId: string;
  readonly mfaSerial: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly keep: 'keychain' | 'session';
}

/** Some fields of the form. */
export interface FieldsProps {
  readonly form: ConnectionForm;
  readonly change: (changes: Partial<ConnectionForm>) => void;
}

/** What the form is answered with: the input of `connections.save`. */
export interface ConnectionChoice {
  readonly connection: ConnectionSettings;
  readonly secret?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly keep: 'keychain' | 'session';
}

const empty: Omit<ConnectionForm, 'id'> = {
  ...{ name: '', colour: connectionColours[0], regions: 'us-east-1', readOnly: false, endpoint: '', accountId: '' },
  ...{ expectedAccount: '', startUrl: '', ssoRegion: '', roleName: '' },
  ...{ profile: 'default', from: '', roleArn: '', externalId: '', mfaSerial: '', accessKeyId: '', secretAccessKey: '', sessionToken: '' },
  kind: 'profile',
  keep: 'keychain',
};

/** The form of a new connection, or of one that is there. Its secrets are not: nobody gives them back. */
export function formOf(id: string, connection?: ConnectionSettings, keychain: KeychainState = { available: true }): ConnectionForm {
  const keep = keychain.available ? 'keychain' : 'session';
  if (!connection) return { ...empty, id, keep };
  const { source, name, colour, regions, readOnly, endpoint = '', accountId: expectedAccount = '' } = connection;
  return { ...empty, keep, ...withoutGaps(source), id, name, colour, regions: regions.join(', '), readOnly, endpoint, expectedAccount };
}

/** A member that the source does not have leaves its field empty. */
function withoutGaps(source: ConnectionSettings['source']): Partial<ConnectionForm> & { readonly kind: SourceKind } {
  return { kind: source.kind, ...Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined)) };
}

/** What is wrong with the form, as a sentence; undefined when it can be sent. A connection that is there keeps its keys when none are typed. */
export function faultOf(form: ConnectionForm, isNew: boolean): string | undefined {
  const read = connectionSchema.safeParse(settingsOf(form));
  const [issue] = read.error?.issues ?? [];
  if (issue) return `${fieldNames[String(issue.path.at(-1))] ?? fieldNames[String(issue.path[0])] ?? 'The connection'}: ${issue.message}`;
  if (form.kind !== 'keys') return undefined;
  const typed = form.accessKeyId !== '' || form.secretAccessKey !== '';
  if (!typed) return isNew ? 'Access key: type in the key ID and the secret.' : undefined;
  if (!/^[A-Z0-9]{16,128}$/.test(form.accessKeyId.trim())) return 'Access key ID: it has at least 16 capital letters and digits.';
  return form.secretAccessKey.trim().length < 16 ? 'Secret access key: it is longer than that.' : undefined;
}

const fieldNames: Readonly<Record<string, string>> = {
  name: 'Name',
  regions: 'Regions',
  endpoint: 'Endpoint',
  profile: 'Profile',
  from: 'Connection that assumes the role',
  roleArn: 'Role',
  externalId: 'External ID',
  mfaSerial: 'MFA device',
  accountId: 'Account',
  startUrl: 'Start URL',
  ssoRegion: 'Region of Identity Center',
  roleName: 'Role',
};

/** What a form without a fault stands for. */
export function choiceOf(form: ConnectionForm): ConnectionChoice {
  const { accessKeyId, secretAccessKey, sessionToken, keep, kind } = form;
  const secret = { accessKeyId: accessKeyId.trim(), secretAccessKey: secretAccessKey.trim(), ...given('sessionToken', sessionToken) };
  return { connection: connectionSchema.parse(settingsOf(form)), keep, ...(kind === 'keys' && accessKeyId !== '' ? { secret } : {}) };
}

function settingsOf(form: ConnectionForm): unknown {
  const { id, name, colour, readOnly, endpoint } = form;
  const regions = form.regions.split(/[\s,]+/).filter((region) => region !== '');
  const expected = namesAccount(form.kind) ? {} : given('accountId', form.expectedAccount);
  return { id, name, colour, regions, readOnly, ...given('endpoint', endpoint), ...expected, source: sourceOf(form) };
}

/** Whether the source says which account it is; where it does not, the user may. */
export const namesAccount = (kind: SourceKind) => kind === 'local' || kind === 'sso';

function sourceOf(form: ConnectionForm): object {
  const { kind, profile, from, roleArn, externalId, mfaSerial } = form;
  const accountId = form.accountId.trim();
  switch (kind) {
    case 'local':
      return { kind, accountId };
    case 'sso':
      return { kind, accountId, startUrl: form.startUrl.trim(), ssoRegion: form.ssoRegion.trim(), roleName: form.roleName.trim() };
    case 'profile':
      return { kind, profile };
    case 'role':
      return { kind, from, roleArn: roleArn.trim(), ...given('externalId', externalId), ...given('mfaSerial', mfaSerial) };
    default:
      return { kind };
  }
}

function given(name: string, text: string): object {
  return text.trim() === '' ? {} : { [name]: text.trim() };
}
