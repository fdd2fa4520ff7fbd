import { z } from 'zod';
import { call, stream } from './kernel.ts';

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'a Region is written as eu-central-1');
const connectionId = z.string().regex(/^[a-z0-9-]{1,64}$/);
const accountId = z.string().regex(/^\d{12}$/, 'an account has twelve digits');
const roleName = z.string().regex(/^[\w+=,.@-]{1,64}$/, 'the name of a permission set or role');

/** Where an organization's users sign in: IAM Identity Center by its start URL, in the Region that it lives in. */
const ssoPortal = z.object({
  startUrl: z.url({ protocol: /^https?$/, error: 'the address that users open, https://…awsapps.com/start' }),
  ssoRegion: region,
});

/** Where a connection gets its credentials. None of the forms holds a secret. */
const source = z.discriminatedUnion('kind', [
  /** An account of this machine. */
  z.object({ kind: z.literal('local'), accountId }),
  /** Access keys that were typed in; they lie in the keychain, or in memory for a session. */
  z.object({ kind: z.literal('keys') }),
  /** A profile of ~/.aws/config or ~/.aws/credentials, of whatever kind. */
  z.object({ kind: z.literal('profile'), profile: z.string().min(1).max(256) }),
  /** A role that another connection may assume. */
  z.object({
    kind: z.literal('role'),
    from: connectionId,
    roleArn: z.string().regex(/^arn:aws[^:]*:iam::\d{12}:role\/.{1,512}$/, 'the ARN of a role'),
    externalId: z.string().min(2).max(1224).optional(),
    /** The serial number or ARN of the MFA device; its code is asked for. */
    mfaSerial: z.string().min(9).max(256).optional(),
  }),
  /** IAM Identity Center, signed in to in the browser with a code. */
  ssoPortal.extend({ kind: z.literal('sso'), accountId, roleName }),
  /** AWS_ACCESS_KEY_ID and its kin. */
  z.object({ kind: z.literal('environment') }),
  /** The role of the container or the instance that Kiln runs in. */
  z.object({ kind: z.literal('machine') }),
]);

/** Colours by which connections are told apart at a glance; tokens.css has them for each theme. */
export const connectionColours = ['blue', 'green', 'purple', 'orange', 'red', 'grey'] as const;

const connection = z.object({
  id: connectionId,
  name: z.string().trim().min(1).max(64),
  colour: z.enum(connectionColours),
  /** The first is the one that it begins with. */
  regions: z.array(region).min(1).max(20),
  /** Refuses every call that would change something. */
  readOnly: z.boolean(),
  /** The account that it must lead to; one that signs in to another is refused. */
  accountId: accountId.optional(),
  /** Another endpoint than AWS's own for all services: one in a VPC, or one that stands for AWS. */
  endpoint: z.url({ protocol: /^https?$/ }).optional(),
  source,
});

export const connectionSchema = connection;
export type ConnectionSource = z.infer<typeof source>;
export type SsoPortal = z.infer<typeof ssoPortal>;
export type ConnectionSettings = z.infer<typeof connection>;

/** The connection in use, in the Region in use. */
export interface CurrentConnection {
  readonly id: string;
  readonly region: string;
}

export interface ConnectionsState {
  readonly connections: readonly ConnectionSettings[];
  readonly current: CurrentConnection;
  /** By the id of the connection; none of those that nobody used yet. */
  readonly sessions: Readonly<Record<string, ConnectionSession>>;
}

/** What is known of the credentials that a connection has at the moment. */
export interface ConnectionSession {
  /** `ending`: they are still good, and can't be renewed without somebody who signs in. */
  readonly state: 'signed-in' | 'ending' | 'signed-out';
  /** When they end; ISO 8601. Some never do. */
  readonly until?: string;
  readonly identity?: Identity;
}

/** Who the credentials of a connection belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/** Detail of the error `signed-out`. */
export interface SignInNeeded {
  readonly connection: string;
  readonly name: string;
  /** `add`: the connection was removed; it is known again when one to the same account is added. */
  readonly remedy: 'sign-in' | 'add';
}

/** What a sign-in needs from the user in the middle of it. */
export type Question = MfaQuestion | DeviceQuestion;

interface AnyQuestion {
  readonly id: string;
  readonly connection: string;
  /** What is asked for: a sentence, or the beginning of one. */
  readonly text: string;
}

/** Answered by the code that an MFA device shows. */
export interface MfaQuestion extends AnyQuestion {
  readonly kind: 'mfa';
}

/** Answered in the browser, on a page that wants this code; here it can only be given up. */
export interface DeviceQuestion extends AnyQuestion {
  readonly kind: 'device';
  readonly userCode: string;
  readonly url: string;
  /** When the code ends; ISO 8601. */
  readonly until: string;
  /** Where the sign-in will be kept. */
  readonly keptIn: 'keychain' | 'session';
}

/** An account of the organization that the signed-in user may enter. */
export interface SsoAccount {
  readonly accountId: string;
  readonly name: string;
  readonly email: string;
}

/** Whether secrets can be kept beyond this session, and why not. */
export type KeychainState = { readonly available: true } | { readonly available: false; readonly reason: string };

export type ConnectionsEvent =
  | { readonly type: 'state'; readonly state: ConnectionsState }
  | { readonly type: 'question'; readonly question: Question }
  /** Answered in some window, or no longer asked. */
  | { readonly type: 'answered'; readonly id: string };

const secret = z.object({
  accessKeyId: z
    .string()
    .trim()
    .regex(/^[A-Z0-9]{16,128}$/, 'an access key ID has at least 16 capital letters and digits'),
  secretAccessKey: z.string().trim().min(16).max(256),
  sessionToken: z.string().trim().max(8192).optional(),
});

export const connections = {
  /** The connections as they are, then every change, and the questions of sign-ins. */
  watch: stream(z.object({})).of<ConnectionsEvent>(),
  /** Adds a connection, or changes the one of this id. `secret` goes one way: no procedure gives one back. */
  save: call(
    z.object({ connection, secret: secret.optional(), keep: z.enum(['keychain', 'session']).default('keychain') }),
  ).returns<void>(),
  remove: call(z.object({ id: connectionId })).returns<void>(),
  /** From here on everything that is begun goes to this connection and Region; what is under way stays where it is. */
  use: call(z.object({ id: connectionId, region })).returns<void>(),
  /** Signs in, asking whatever has to be asked, and asks AWS whose credentials these are. */
  identify: call(z.object({ id: connectionId })).returns<Identity>(),
  /** The accounts of an organization that the user may enter, and the roles in one of them; signs in to it first. */
  ssoAccounts: call(ssoPortal.extend({ endpoint: z.url().optional() })).returns<readonly SsoAccount[]>(),
  ssoRoles: call(ssoPortal.extend({ endpoint: z.url().optional(), accountId })).returns<readonly string[]>(),
  /** Whether the keychain of this computer takes secrets in. */
  keychain: call(z.object({})).returns<KeychainState>(),
  /** The names of the profiles in the AWS configuration files. */
  profiles: call(z.object({})).returns<readonly string[]>(),
  /** Answers a question; without a text, the sign-in is given up. */
  answer: call(z.object({ id: z.string().max(64), text: z.string().max(256).optional() })).returns<void>(),
} as const;
