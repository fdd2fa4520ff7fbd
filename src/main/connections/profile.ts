// What a profile of the AWS configuration stands for: credentials of some kind, and the roles that are assumed with them one after the other.
import { AppError } from '../../contract/index.ts';
import { type AwsConfig, type Properties, readAwsConfig } from './aws-config.ts';
import type { RoleOfAccount } from './sso/portal.ts';
import type { SsoSession } from './sso/session.ts';

export interface RoleStep {
  readonly roleArn: string;
  readonly externalId?: string | undefined;
  readonly mfaSerial?: string | undefined;
  readonly sessionName?: string | undefined;
  readonly durationSeconds?: number | undefined;
  /** Where its profile says that STS is asked. */
  readonly region?: string | undefined;
}

/** Where the chain begins. `sdk` is what the SDK's reader of profiles does as well as we could: a command, a web identity. */
export type ProfileBase =
  | { readonly kind: 'static'; readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken?: string }
  | { readonly kind: 'sso'; readonly session: SsoSession; readonly role: RoleOfAccount }
  | { readonly kind: 'source'; readonly source: string }
  | { readonly kind: 'sdk'; readonly profile: string };

export interface Profile {
  readonly base: ProfileBase;
  /** In the order in which they are assumed. */
  readonly roles: readonly RoleStep[];
  /** A file of certificates that its calls trust besides. */
  readonly caBundle: string | undefined;
}

export async function readProfile(name: string, env?: Readonly<Record<string, string | undefined>>): Promise<Profile> {
  const config = await readAwsConfig(env);
  const caBundle = config.profiles.get(name)?.ca_bundle;
  return { ...chainOf(config, name), caBundle };
}

function chainOf(config: AwsConfig, name: string): Omit<Profile, 'caBundle'> {
  const roles: RoleStep[] = [];
  const passed = new Set<string>();
  for (let at = name; ; ) {
    const profile = config.profiles.get(at);
    if (!profile) throw fault(name, at === name ? 'it is not in the AWS configuration files' : `the profile '${at}' is not there`);
    // A profile may be its own source: then its keys are meant.
    const reached = passed.has(at);
    const { role_arn: roleArn, source_profile: next, credential_source: source } = profile;
    const assumes = roleArn !== undefined && (next !== undefined || source !== undefined);
    if (!assumes || (passed.size > 0 && hasKeys(profile))) return { base: baseOf(config, at, name), roles };
    if (reached) throw fault(name, 'its roles are assumed in a circle');
    passed.add(at);
    roles.unshift(roleOf(profile, roleArn));
    if (next === undefined) return { base: { kind: 'source', source: source ?? '' }, roles };
    at = next;
  }
}

const hasKeys = (profile: Properties) => profile.aws_access_key_id !== undefined && profile.aws_secret_access_key !== undefined;

function baseOf(config: AwsConfig, at: string, name: string): ProfileBase {
  const profile = config.profiles.get(at) ?? {};
  const { aws_access_key_id: accessKeyId, aws_secret_access_key: secretAccessKey, aws_session_token: sessionToken } = profile;
  if (accessKeyId !== undefined && secretAccessKey !== undefined)
    return { kind: 'static', accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  if (profile.credential_process === undefined && (profile.sso_session ?? profile.sso_start_url) !== undefined)
    return ssoOf(config, profile, name);
  return { kind: 'sdk', profile: at };
}

/** A session that profiles share, or the older form with all of it in the profile. */
function ssoOf(config: AwsConfig, profile: Properties, name: string): ProfileBase {
  const session = profile.sso_session === undefined ? profile : config.ssoSessions.get(profile.sso_session);
  if (!session) throw fault(name, `the sso-session '${profile.sso_session}' is not there`);
  const { sso_start_url: startUrl, sso_region: ssoRegion } = session;
  const { sso_account_id: accountId, sso_role_name: roleName } = profile;
  if (!startUrl || !ssoRegion || !accountId || !roleName)
    throw fault(name, 'it needs sso_start_url, sso_region, sso_account_id and sso_role_name, the first two also by an sso_session');
  return { kind: 'sso', session: { name: profile.sso_session, startUrl, ssoRegion }, role: { accountId, roleName } };
}

function roleOf(profile: Properties, roleArn: string): RoleStep {
  const seconds = Number(profile.duration_seconds);
  return {
    roleArn,
    externalId: profile.external_id,
    mfaSerial: profile.mfa_serial,
    sessionName: profile.role_session_name,
    durationSeconds: Number.isInteger(seconds) ? seconds : undefined,
    region: profile.region,
  };
}

function fault(name: string, what: string): AppError {
  return new AppError('unavailable', `The profile '${name}' cannot be used: ${what}. Mend ~/.aws/config, or choose another profile.`);
}
