// What is typed into the form of a connection, and what becomes of it.
import { type ConnectionSettings, connectionColours, connectionSchema } from '../../contract/index.ts';

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
  readonly accountId: string;
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

/** What the form is answered with: the input of `connections.save`. */
export interface ConnectionChoice {
  readonly connection: ConnectionSettings;
  readonly secret?: { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string };
  readonly keep: 'keychain' | 'session';
}

const empty: Omit<ConnectionForm, 'id'> = {
  ...{ name: '', colour: connectionColours[0], regions: 'us-east-1', readOnly: false, endpoint: '', accountId: '' },
  ...{ profile: 'default', from: '', roleArn: '', externalId: '', mfaSerial: '', accessKeyId: '', secretAccessKey: '', sessionToken: '' },
  kind: 'profile',
  keep: 'keychain',
};

/** The form of a new connection, or of one that is there. Its secrets are not: nobody gives them back. */
export function formOf(id: string, connection?: ConnectionSettings): ConnectionForm {
  if (!connection) return { ...empty, id };
  const { source, name, colour, regions, readOnly, endpoint = '' } = connection;
  return { ...empty, ...withoutGaps(source), id, name, colour, regions: regions.join(', '), readOnly, endpoint };
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
  return { id, name, colour, regions, readOnly, ...given('endpoint', endpoint), source: sourceOf(form) };
}

function sourceOf({ kind, accountId, profile, from, roleArn, externalId, mfaSerial }: ConnectionForm): object {
  switch (kind) {
    case 'local':
      return { kind, accountId };
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
