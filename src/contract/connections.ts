import { z } from 'zod';
import { call, stream } from './kernel.ts';

const region = z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d{1,2}$/, 'a Region is written as eu-central-1');
const connectionId = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Where a connection gets its credentials. None of the forms holds a secret. */
const source = z.discriminatedUnion('kind', [
  /** An account of this machine. */
  z.object({ kind: z.literal('local'), accountId: z.string().regex(/^\d{12}$/) }),
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
  /** Another endpoint than AWS's own for all services: one in a VPC, or one that stands for AWS. */
  endpoint: z.url({ protocol: /^https?$/ }).optional(),
  source,
});

export const connectionSchema = connection;
export type ConnectionSource = z.infer<typeof source>;
export type ConnectionSettings = z.infer<typeof connection>;

/** The connection in use, in the Region in use. */
export interface CurrentConnection {
  readonly id: string;
  readonly region: string;
}

export interface ConnectionsState {
  readonly connections: readonly ConnectionSettings[];
  readonly current: CurrentConnection;
}

/** Who the credentials of a connection belong to. */
export interface Identity {
  readonly accountId: string;
  readonly arn: string;
}

/** What a sign-in needs to know from the user in the middle of it. */
export interface Question {
  readonly id: string;
  readonly connection: string;
  readonly kind: 'mfa';
  /** The device that is asked for: a sentence. */
  readonly text: string;
}

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
  /** Signs in and asks AWS whose credentials these are. */
  identify: call(z.object({ id: connectionId })).returns<Identity>(),
  /** The names of the profiles in the AWS configuration files. */
  profiles: call(z.object({})).returns<readonly string[]>(),
  /** Answers a question; without a text, the sign-in is given up. */
  answer: call(z.object({ id: z.string().max(64), text: z.string().max(256).optional() })).returns<void>(),
} as const;
