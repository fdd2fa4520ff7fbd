// What Image Assistant does on an image builder: its rules are those of its command line's page in the guide
// (https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html). It answers with a status and a
// message, where 0 is success.
import type { Account } from '../account.ts';
import { arnOf } from './arn.ts';
import { checkState } from './image-builders.ts';
import { putBuilder, putImage } from './move.ts';
import { latestAgentVersion, publicArn, publicImages } from './public-images.ts';
import { type ApplicationFacts, type BuilderRecord, builders, type ImageRecord, images } from './records.ts';
import { giveTags } from './tags.ts';

/** Refused by Image Assistant itself; what it says goes to whoever asked. */
export class AssistantRefusal extends Error {
  override readonly name = 'AssistantRefusal';
}

const maxApplications = 50;
const maxNameLength = 256;

/** Adds an application to the builder's catalogue. Files are not looked at: there is no machine to look at. */
export function addApplication(account: Account, builderName: string, application: ApplicationFacts): void {
  const builder = checkState(account, 'createImage', builderName);
  const { name, launchPath, displayName } = application;
  if (!/^\S{1,256}$/.test(name)) throw new AssistantRefusal('The name of an application has 1 to 256 characters and no blanks.');
  if (displayName.length > maxNameLength) throw new AssistantRefusal('The display name has at most 256 characters.');
  if (builder.applications.some((one) => one.name === name)) throw new AssistantRefusal(`There is an application ${name} already.`);
  if (builder.applications.length >= maxApplications) throw new AssistantRefusal('An image has at most 50 applications.');
  checkPath(builder, 'application', launchPath);
  for (const [what, path] of Object.entries({ icon: application.iconPath, manifest: application.manifestPath })) {
    if (path !== undefined && !isAbsolute(builder, path)) throw new AssistantRefusal(`The path of the ${what} must be absolute: ${path}`);
  }
  if (application.iconPath !== undefined && !/\.(?:jpe?g|png|bmp)$/i.test(application.iconPath)) {
    throw new AssistantRefusal('An icon is a file of the type jpg, png or bmp.');
  }
  builders.put(account, builderName, { ...builder, applications: [...builder.applications, application] });
}

const isWindows = ({ platform }: BuilderRecord) => platform.startsWith('WINDOWS');

function isAbsolute(builder: BuilderRecord, path: string): boolean {
  return isWindows(builder) ? /^[a-z]:\\/i.test(path) : path.startsWith('/');
}

function checkPath(builder: BuilderRecord, what: string, path: string): void {
  if (!isAbsolute(builder, path)) throw new AssistantRefusal(`The path of the ${what} must be absolute: ${path}`);
  if (isWindows(builder) && !/\.(?:exe|bat)$/i.test(path)) throw new AssistantRefusal(`The ${what} must be an .exe or a .bat: ${path}`);
}

/** Takes an application from the catalogue. */
export function removeApplication(account: Account, builderName: string, name: string): void {
  const builder = checkState(account, 'createImage', builderName);
  if (!builder.applications.some((one) => one.name === name)) throw new AssistantRefusal('App not found');
  builders.put(account, builderName, { ...builder, applications: builder.applications.filter((one) => one.name !== name) });
}

/** The catalogue. */
export function listApplications(account: Account, builderName: string): readonly ApplicationFacts[] {
  return checkState(account, 'createImage', builderName).applications;
}

/** Copies a user's settings to those that all users begin with, or takes them back; on Windows alone. */
export function changeProfile(account: Account, builderName: string, profile: string | undefined): void {
  if (!isWindows(checkState(account, 'createImage', builderName))) throw new AssistantRefusal('Profiles are there on Windows alone.');
  if (profile !== undefined && !/^[^\\]+\\[^\\]+$/.test(profile)) {
    throw new AssistantRefusal(`A profile is written as DOMAIN\\USER, with a full stop for no domain: ${profile}`);
  }
}

/** Opens the applications once, so that they start sooner for users. */
export function optimize(account: Account, builderName: string): void {
  const builder = checkState(account, 'createImage', builderName);
  if (builder.applications.length === 0) throw new AssistantRefusal('There is no application to optimize.');
  builders.put(account, builderName, { ...builder, optimized: true });
}

/** What an image is to be. */
export interface ImageWish {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly dynamicCatalog: boolean;
  readonly latestAgent: boolean;
  readonly tags: Readonly<Record<string, string>>;
  readonly dryRun: boolean;
}

/** Makes an image of the builder, which snapshots itself and then stops. A dry run only checks. */
export function createImage(account: Account, builderName: string, wish: ImageWish): void {
  const builder = checkState(account, 'createImage', builderName);
  checkWish(account, wish);
  if (builder.applications.length === 0 && !wish.dynamicCatalog) {
    throw new AssistantRefusal('An image needs an application, or the dynamic catalog.');
  }
  if (wish.dryRun) return;
  const { name } = wish;
  const base = baseOf(account, builder);
  const body: ImageRecord = {
    ...{ state: 'PENDING', created: account.clock.now().toISOString(), baseImageArn: builder.imageArn, builderName },
    ...{ displayName: wish.displayName ?? name, description: wish.description, platform: builder.platform, families: base.families },
    ...{ agentVersion: wish.latestAgent ? latestAgentVersion : builder.agentVersion, latestAgent: wish.latestAgent },
    ...{ baseReleased: base.released, applications: builder.applications, dynamicCatalog: wish.dynamicCatalog },
    ...{ software: installed(builder), type: 'NATIVE', sharedWith: {} },
  };
  giveTags(account, arnOf(account, 'image', name), wish.tags);
  putImage(account, name, body);
  putBuilder(account, builderName, { ...builder, state: 'SNAPSHOTTING', runningSince: undefined });
}

function checkWish(account: Account, { name, displayName = '', description = '' }: ImageWish): void {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$/.test(name)) {
    throw new AssistantRefusal('The name of an image has at most 100 letters, digits, full stops, hyphens and underscores.');
  }
  if (/^(?:aws|appstream|amazon)/i.test(name))
    throw new AssistantRefusal('The name of an image cannot begin with aws, appstream or amazon.');
  if (displayName.length > maxNameLength || description.length > maxNameLength) {
    throw new AssistantRefusal('The display name and the description have at most 256 characters each.');
  }
  if (images.find(account, name)) throw new AssistantRefusal(`There is an image ${name} already.`);
}

/** What the image that the builder was made of says of its families and of its base. */
function baseOf(
  account: Account,
  { imageArn }: BuilderRecord,
): { readonly families: readonly string[]; readonly released: string | undefined } {
  const known = publicImages.find((image) => publicArn(account.region, image) === imageArn);
  if (known) return known;
  const own = images.listAll(account).find(({ id, accountId }) => arnOf({ ...account, accountId }, 'image', id) === imageArn)?.body;
  return { families: own?.families ?? [], released: own?.baseReleased };
}

function installed({ software }: BuilderRecord): readonly string[] {
  return Object.entries(software).flatMap(([name, status]) => (status === 'INSTALLED' ? [name] : []));
}
