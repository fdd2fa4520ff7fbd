import type { Caller } from '../account.ts';
import type { Clock } from '../clock.ts';
import { AwsError } from '../protocol/aws-error.ts';
import type { Owner } from '../store/owner.ts';
import { type ParameterRecord, type ParameterVersion, parameters } from './parameters.ts';

interface PutParameterRequest {
  readonly Name: string;
  readonly Value: string;
  readonly Type?: 'String' | 'StringList' | 'SecureString';
  readonly Description?: string;
  readonly Overwrite?: boolean;
  readonly AllowedPattern?: string;
  readonly Tier?: 'Standard' | 'Advanced' | 'Intelligent-Tiering';
  readonly DataType?: string;
}

/** Who writes a parameter, and where; an account with its caller is one. */
export interface ParameterWriter extends Owner {
  readonly clock: Clock;
  readonly caller: Pick<Caller, 'arn'>;
}

/** Versions beyond this many push out the oldest, as AWS does where it has no label. */
const maxVersions = 100;
const standardBytes = 4096;
const advancedBytes = 8192;
/** Names of paths have at most so many levels. */
const maxLevels = 15;

/** Writes a parameter, or with `Overwrite` a further version of it. */
export function putParameter(account: ParameterWriter, input: PutParameterRequest): object {
  checkName(input.Name);
  const record = parameters.find(account, input.Name);
  const current = record?.versions.at(-1);
  if (current && input.Overwrite !== true) {
    throw new AwsError(
      'ParameterAlreadyExists',
      'The parameter already exists. To overwrite this value, set the overwrite option in the request to true.',
    );
  }
  const version = nextVersion(account, input, current);
  checkValue(version);
  const versions: ParameterRecord['versions'] = [...(record?.versions ?? []), version].slice(-maxVersions);
  parameters.put(account, input.Name, { versions });
  return { Version: version.version, Tier: version.tier };
}

/** What a request leaves out stays as it was. */
function nextVersion(account: ParameterWriter, input: PutParameterRequest, current: ParameterVersion | undefined): ParameterVersion {
  const type = input.Type ?? current?.type;
  if (type === undefined) throw invalid('A parameter type is required when you create a parameter.');
  if (type === 'SecureString') {
    throw new AwsError('InvalidKeyId', 'The local account has no KMS, so that it cannot keep a SecureString: use String or StringList.');
  }
  const tier = input.Tier ?? current?.tier ?? 'Standard';
  return {
    version: (current?.version ?? 0) + 1,
    value: input.Value,
    type,
    description: input.Description ?? current?.description,
    allowedPattern: input.AllowedPattern ?? current?.allowedPattern,
    dataType: input.DataType ?? current?.dataType ?? 'text',
    tier: tier === 'Intelligent-Tiering' ? tierFor(input.Value) : tier,
    modified: account.clock.now().toISOString(),
    user: account.caller.arn,
  };
}

function tierFor(value: string): string {
  return Buffer.byteLength(value) > standardBytes ? 'Advanced' : 'Standard';
}

/** https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-su-create.html */
function checkName(name: string): void {
  if (!/^[a-zA-Z0-9_.\-/]+$/.test(name)) {
    throw invalid('Parameter name: only a mix of letters, numbers and the symbols .-_/ are allowed.');
  }
  if (/^\/?(aws|ssm)/i.test(name)) throw invalid('Parameter name: can\'t be prefixed with "aws" or "ssm" (case-insensitive).');
  if (name.includes('/') && !name.startsWith('/')) throw invalid('Parameter name must be a fully qualified name.');
  if (name.split('/').length - 1 > maxLevels) {
    const message = `A hierarchy can have a maximum of ${maxLevels} levels.`;
    throw new AwsError('HierarchyLevelLimitExceededException', message);
  }
}

function checkValue({ value, tier, type, dataType, allowedPattern }: ParameterVersion): void {
  const limit = tier === 'Advanced' ? advancedBytes : standardBytes;
  if (Buffer.byteLength(value) > limit) throw invalid(`${tier} tier parameters support a maximum parameter value of ${limit} characters.`);
  if (dataType !== 'text' && dataType !== 'aws:ec2:image') {
    throw invalid(`The local account knows the data types text and aws:ec2:image, not '${dataType}'.`);
  }
  if (dataType === 'aws:ec2:image' && !/^ami-[0-9a-f]{8,17}$/.test(value)) throw invalid(`'${value}' is not the id of an AMI.`);
  const values = type === 'StringList' ? value.split(',') : [value];
  if (allowedPattern !== undefined && !values.every((one) => compile(allowedPattern).test(one))) {
    throw new AwsError(
      'ParameterPatternMismatchException',
      `Parameter value, cannot be validated against allowedPattern: ${allowedPattern}`,
    );
  }
}

function compile(pattern: string): RegExp {
  try {
    return new RegExp(`^(?:${pattern})$`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AwsError('InvalidAllowedPatternException', `The allowed pattern cannot be read: ${reason}`);
  }
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
