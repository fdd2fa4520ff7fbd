import { AwsError } from '../protocol/aws-error.ts';
import type { DistributedAmi, DistributionStep, ImageConfiguration } from './distributor.ts';
import type { DistributionPlace } from './place.ts';

/** One AMI, and what is said about its Region. */
export interface ConfigurationWork {
  readonly place: DistributionPlace;
  readonly ami: DistributedAmi;
  /** Who has an AMI of the image in this Region. */
  readonly accounts: readonly string[];
  readonly configuration: ImageConfiguration;
  readonly signal: AbortSignal;
}

/** One kind of thing that is done with AMIs in their Regions. */
export interface ConfigurationStep {
  readonly step: Exclude<DistributionStep, 'Completed' | 'CopyAmiRunning' | 'ModifyAmiRunning'>;
  /** As in `SSM Client Error`. */
  readonly service: string;
  /** Does what concerns this AMI, which may be nothing; throws an AwsError for what the service refuses. Done again it changes nothing. */
  apply(work: ConfigurationWork): void | Promise<void>;
}

/** Whether this is the AMI of the account that builds. */
export function isOwn({ place, ami }: ConfigurationWork): boolean {
  return ami.accountId === place.job.accountId;
}

/**
 * The settings that are about this AMI: those of its account; without an account they are about the AMI of the account that builds.
 * Settings of an account that the image did not go to are refused once, with that AMI.
 */
export function settingsFor<Setting>(
  work: ConfigurationWork,
  settings: readonly Setting[] | undefined,
  accountIn: (setting: Setting) => string | undefined,
): readonly Setting[] {
  const accountOf = (setting: Setting) => accountIn(setting) ?? work.place.job.accountId;
  const stray = isOwn(work) ? settings?.find((setting) => !work.accounts.includes(accountOf(setting))) : undefined;
  if (stray) throw new AwsError('InvalidParameterValue', `The image was not distributed to the account ${accountOf(stray)} in this Region`);
  return settings?.filter((setting) => accountOf(setting) === work.ami.accountId) ?? [];
}
