// What no source says about Image Builder, decided once. Each entry says what the local account does and why; when somebody learns how
// the service really behaves, this is the file to change.
//
// Decided by how the code is built rather than by a value here:
// - Where an empty series of versions begins when a recipe asks for `x` (next-version.ts).
// - `{{ imagebuilder:buildVersion }}` in an AMI's name is the build's number (ami-name.ts).
// - Lists answer in the order of creation, and a filter of an unknown name is an InvalidParameterValueException (list.ts, filters.ts).
// - Documents are checked when a resource is created, by the same rules as in the editor; what those call an error is refused
//   (document-fault.ts).
// - A client token is remembered for a day (server/invoke.ts).
// - A scheduled run for updates that has no build before it runs if its recipe leaves anything open; a build that failed is one before it
//   (schedules/open-references.ts). The name of a component without a build's number counts as open.
// - A scheduled run that cannot begin is a failed run without an image; one that is cancelled is neither failed nor done, and a retry by
//   hand does not fail it again (schedules/count-run.ts).
// - Times that a change of the clock leaves out do not fire, and those that come twice fire once (documents/schedule/next-runs.ts). After an
//   update of a pipeline that leaves the times of its schedule as they are, a rate stays in step (image-pipelines.ts).
// - An event tells of every change of an image's status. The guide names those of a build, from BUILDING on; CREATING and what becomes of
//   an image later are told too, since rules say themselves which they look for (image-status.ts).
// - A topic that is not there is no reason for a build to fail (image-notification.ts).
// - The account that builds has an AMI in every Region of the distribution, also where that names target accounts (distribution/copy-image.ts).
// - Launch permissions are given to every AMI of their Region, those of target accounts among them (distribution/permit.ts).
// - A new version of a launch template is its latest one with the AMI in it (distribution/update-launch-templates.ts).
// - A distribution goes on with the other Regions and accounts when one refuses; when AMIs are integrated, a refused step ends the work on
//   that AMI alone (distribution/configure.ts). A missing execution role is refused there, and not when the image is created.
// - A Region that is not there is refused when the image is distributed, and not when the configuration is written.
// - Parent images that this account does not know (AMIs of real accounts, Amazon's images and public parameters that the catalogue lacks)
//   are not refused, since it knows so few: a base of this computer stands in for them, and the log says so (parent-image.ts). So it does
//   for a parent for other processors: the image is for this computer's, and EC2 shows it as such.
// - Amazon's components and workflows that the catalogue lacks are refused: nothing could stand in for their documents (resolve.ts).
import { AwsError } from '../protocol/aws-error.ts';
import { invalidValue } from './arn.ts';

/** An image that is still being built cannot be deleted. The API speaks of dependants only; of its codes that one fits best. */
export const stillBuilding = (arn: string): AwsError =>
  new AwsError('ResourceDependencyException', `Resource dependency error: The image '${arn}' is still being built. Cancel it first.`);

/** Cancelling an image that has come to its end. The operation's list has no code for states; the general one is in it. */
export const notCancellable = (arn: string, status: string): AwsError =>
  new AwsError('InvalidRequestException', `The image '${arn}' is ${status}; only an image that is being created can be cancelled.`);

/** Amazon's resources are there for all accounts, and none of them may change or share one. Every operation that could has this code. */
export const notYours = (arn: string): AwsError =>
  new AwsError('ForbiddenException', `You are not authorized to change '${arn}': it is managed by Amazon.`);

/** Sandboxes run Linux. In AWS there is a machine for every platform; here it is said before there is an image. */
export const foreignPlatform = (recipe: string, platform: string): AwsError =>
  new AwsError(
    'InvalidRequestException',
    `The recipe '${recipe}' is for ${platform}: the local account builds Linux images. Use an AWS account.`,
  );

/** A parent whose parameter is not there. In AWS the image would fail; here it is said before there is one. */
export const noParameter = (parentImage: string): AwsError =>
  invalidValue('parentImage', `The Parameter Store of this account has no parameter for '${parentImage}'.`);

/** Nothing can be launched from a disabled AMI, and so nothing built. */
export const disabledParent = (amiId: string): AwsError =>
  new AwsError('InvalidRequestException', `The parent image '${amiId}' is disabled.`);

/** A policy that goes while resources of other accounts use what it shares. The user guide forbids it; none of the codes is for it. */
export const stillUsedByOthers = (arn: string): AwsError =>
  new AwsError('InvalidRequestException', `The resource '${arn}' is used by resources of other accounts that it is shared with.`);

/**
 * The end of Kiln's process in the middle of a build. In AWS nothing like it is ever seen from outside; what comes nearest is a phase that
 * fails. So the image is FAILED with that reason, and nothing is run that nobody asked for; RetryImage goes on from the last phase that was
 * whole. Builds of which nothing ran but steps that wait for an action wait on, as in AWS. An orderly end of Kiln cancels what is built,
 * which can be retried in the same way.
 *
 * RetryImage of the service begins with the test or the distribution phase, and so does this one; a build phase that failed by itself is
 * refused. One exception: an image whose build phase Kiln's own end cut off, which the service does not know, begins again as PENDING.
 */
export const notRetryable = (arn: string, why: string): AwsError =>
  new AwsError(
    'InvalidRequestException',
    `The image '${arn}' cannot be retried: ${why}. Images that failed or were cancelled in their test or distribution phase can.`,
  );

/**
 * DistributeImage makes a new image resource, of which no source says how it is called: here, it is the next build of what the source was
 * built as. An AMI that is only an id here has nothing that could be distributed.
 */
export const nothingToDistribute = (sourceImage: string): AwsError =>
  new AwsError(
    'InvalidRequestException',
    `There is nothing of '${sourceImage}' on this computer that could be distributed: build it here.`,
  );

/** Retrying what is still being built: of the operation's codes the one for resources in use. */
export const retryOfRunning = (arn: string, status: string): AwsError =>
  new AwsError('ResourceInUseException', `The image '${arn}' is ${status}, so there is nothing to retry.`);

/** A VM import that names a task which EC2 does not know. The operation lists three codes; this is the one for a client's mistake. */
export const noImportTask = (id: string): AwsError =>
  new AwsError('ClientException', `The import task '${id}' cannot be found. The local account's EC2 imports no machines.`);

/** A disk that cannot be reached: the code that says so is the general one of the operation's list. */
export const noDiskImage = (uri: string): AwsError =>
  new AwsError('ClientException', `The disk image '${uri}' cannot be imported: the local account installs no system from a disk.`);

/** A resource of the Marketplace that the account has no subscription for. The operation's list has no code for what is not there. */
export const noMarketplaceResource = (arn: string): AwsError =>
  new AwsError('InvalidRequestException', `The account has no subscription to the AWS Marketplace resource '${arn}'.`);

/** A document in S3 that is larger than the quota of its kind allows. */
export const documentTooLarge = (uri: string, bytes: number): AwsError =>
  new AwsError('ServiceQuotaExceededException', `The document '${uri}' is larger than ${bytes} bytes.`);

/** A container recipe where no builder is installed, or none works. In AWS there is always one; the code is the general one of the lists. */
export const noContainerBuilder = (recipe: string, reason: string): AwsError =>
  new AwsError('InvalidRequestException', `The container recipe '${recipe}' cannot be built on this computer. ${reason}`);

/** The builder is being tried out, once, which takes seconds: clients take this for a reason to try again. */
export const containerBuilderUnknown = (): AwsError =>
  new AwsError(
    'ServiceUnavailableException',
    'The local account is trying the container builder of this computer. Try again in a moment.',
    503,
  );

/** An AMI has no form in which a Dockerfile could build upon it. */
export const noContainerParent = (arn: string): AwsError =>
  new AwsError('InvalidRequestException', `The parent image '${arn}' is an AMI; a container recipe builds upon container images.`);

/** An answer to a step that does not wait for one, or no longer. */
export const notWaiting = (id: string): AwsError =>
  new AwsError('InvalidRequestException', `The workflow step '${id}' is not waiting for an action.`);

/** How often the service runs a policy: once a day, at a time of its own choosing; the first time, here, a day after its creation. */
export const lifecyclePeriodMs = 24 * 60 * 60 * 1000;

/**
 * Of which images a delete rule keeps the newest: of each image name by itself. The API speaks of "resources to keep on hand" without
 * saying of what; this reading deletes the least.
 */
export const retentionGroup = (image: { readonly name?: string | undefined }): string => image.name ?? '';

/**
 * There is no operation that takes a resource policy away; in AWS, the Resource Access Manager does it. Here, a policy without
 * statements, which grants nothing, stands for none.
 */
export const grantsNothing = (statements: readonly unknown[]): boolean => statements.length === 0;
