// What a build asks of the accounts and Regions that its image goes to, and what it hears from them.
import type { Distribution } from '../protocol/imagebuilder-shapes.ts';
import type { Valid } from '../protocol/valid.ts';

/** What is done with an AMI in its Region once it is there. */
export type ImageConfiguration = Pick<
  Valid<Distribution>,
  | 'region'
  | 'licenseConfigurationArns'
  | 'launchTemplateConfigurations'
  | 'ssmParameterConfigurations'
  | 'fastLaunchConfigurations'
  | 's3ExportConfiguration'
>;

/** Who may launch an image beside its owner, as distribution configurations spell it. */
export type LaunchPermissions = NonNullable<NonNullable<Valid<Distribution>['amiDistributionConfiguration']>['launchPermission']>;

/** Where in a Region an image goes: one item of a distribution configuration, with what it leaves to the service filled in. */
export interface BuildDistribution extends ImageConfiguration {
  /** The output AMI's name with its variables already resolved. */
  readonly amiName: string;
  readonly description: string | undefined;
  /** Accounts that get a copy of their own, beside the account that builds. */
  readonly targetAccountIds?: readonly string[] | undefined;
  /** Their variables are resolved, too. */
  readonly amiTags?: Readonly<Record<string, string>> | undefined;
  readonly kmsKeyId?: string | undefined;
  readonly launchPermission?: LaunchPermissions | undefined;
}

/** What is distributed. */
export interface DistributableImage {
  /** The folder of the artifacts, which is all that there is of an AMI on this computer. */
  readonly artifacts: string;
  readonly bytes: number;
}

/** Where the work on an image stood when it ended: the words of the workflow actions' outputs. */
export type DistributionStep =
  | 'Completed'
  | 'CopyAmiRunning'
  | 'ModifyAmiRunning'
  | 'AssociateLicensesRunning'
  | 'UpdateLaunchTemplateRunning'
  | 'PutSsmParametersRunning'
  | 'UpdateFastLaunchConfiguration'
  | 'ExportAmiRunning';

/** An image in one Region of one account, and what became of it. */
export interface DistributedImage {
  readonly accountId: string;
  readonly region: string;
  readonly name: string;
  readonly amiId: string;
  /** ISO 8601. */
  readonly dateStarted: string;
  readonly dateStopped: string;
  readonly step: DistributionStep;
  readonly status: 'Completed' | 'Failed';
  /** Of a failure alone: who refused what, and where. */
  readonly errorMessage?: string;
}

/** The AMI that a later step works on. */
export type DistributedAmi = Pick<DistributedImage, 'accountId' | 'region' | 'name' | 'amiId'>;

/**
 * Takes the image of one build to Regions and accounts. Every call says of each Region and account what became of it and throws for none of
 * them; what it wrote is durable when it returns. Made a second time, after a crash or a failure, it finds what is there already:
 * an image has one AMI in a Region of an account.
 */
export interface Distributor {
  /** An AMI in each Region, for the account that builds and for each target account. */
  copy(image: DistributableImage, distributions: readonly BuildDistribution[]): readonly DistributedImage[];
  /** Lets others launch the AMIs of a Region. */
  permit(
    images: readonly DistributedAmi[],
    permissions: readonly { readonly region: string; readonly launchPermission?: LaunchPermissions | undefined }[],
  ): readonly DistributedImage[];
  /** Licences, launch templates, parameters, fast launch and exports of the AMIs of a Region. Rejects with the signal's reason alone. */
  configure(
    images: readonly DistributedAmi[],
    configurations: readonly ImageConfiguration[],
    signal: AbortSignal,
  ): Promise<readonly DistributedImage[]>;
}
