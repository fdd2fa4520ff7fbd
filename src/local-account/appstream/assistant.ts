// What Image Assistant does on an image builder.
import { findInstanceType } from '../../documents/index.ts';
import type { Account } from '../account.ts';
import { latestAgent } from './agents.ts';
import { arnOf } from './arn.ts';
import { AssistantRefusal, checkApplication, checkProfile, checkWish, type ImageWish, isWindows, nameOfFile } from './assistant-rules.ts';
import { checkState } from './image-builders.ts';
import { putBuilder, putImage } from './move.ts';
import { isQuotaReached } from './quotas.ts';
import { type ApplicationFacts, type BuilderRecord, builders, type ImageRecord, images } from './records.ts';
import { giveTags } from './tags.ts';

/** An application as it is told; what it is called follows from its file unless it is said. */
export type Addition = Omit<ApplicationFacts, 'displayName'> & { readonly displayName?: string | undefined };

/** Adds an application to the builder's catalogue. */
export function addApplication(account: Account, builderName: string, addition: Addition): void {
  const builder = checkState(account, 'createImage', builderName);
  const application = { ...addition, displayName: addition.displayName ?? nameOfFile(addition.launchPath) };
  checkApplication(builder, application);
  // What was opened before was not this one.
  builders.put(account, builderName, { ...builder, applications: [...builder.applications, application], optimized: false });
}

/** Takes an application from the catalogue. */
export function removeApplication(account: Account, builderName: string, name: string): void {
  const builder = checkState(account, 'createImage', builderName);
  if (!builder.applications.some((one) => one.name === name)) throw new AssistantRefusal('App not found');
  builders.put(account, builderName, {
    ...builder,
    applications: builder.applications.filter((one) => one.name !== name),
    tested: builder.tested?.filter((one) => one !== name),
  });
}

/** The catalogue. */
export function listApplications(account: Account, builderName: string): readonly ApplicationFacts[] {
  return checkState(account, 'createImage', builderName).applications;
}

/** Whose settings all users begin with unless somebody says otherwise. */
export const templateUser = '.\\Template User';

/** Makes a user's settings those that all users begin with; on Windows alone. */
export function updateDefaultProfile(account: Account, builderName: string, profile: string = templateUser): void {
  builders.put(account, builderName, { ...withProfiles(account, builderName, profile), profile });
}

/** Takes a user's settings back to what they were before anybody changed them; what all users begin with stays as it was saved. */
export function resetUserProfile(account: Account, builderName: string, profile: string = templateUser): void {
  withProfiles(account, builderName, profile);
}

function withProfiles(account: Account, builderName: string, profile: string): BuilderRecord {
  const builder = checkState(account, 'createImage', builderName);
  if (!isWindows(builder)) throw new AssistantRefusal('Profiles are there on Windows alone.');
  checkProfile(builder, profile);
  return builder;
}

/** Notes that somebody has tried an application as a user would. Nothing is opened: there is no machine. */
export function testApplication(account: Account, builderName: string, name: string): void {
  const builder = checkState(account, 'createImage', builderName);
  if (!builder.applications.some((one) => one.name === name)) throw new AssistantRefusal('App not found');
  builders.put(account, builderName, { ...builder, tested: [...new Set([...(builder.tested ?? []), name])] });
}

/** Opens the applications once, so that they start sooner for users. */
export function optimize(account: Account, builderName: string): void {
  const builder = checkState(account, 'createImage', builderName);
  if (builder.applications.length === 0) throw new AssistantRefusal('There is no application to optimize.');
  builders.put(account, builderName, { ...builder, optimized: true });
}

/** Throws where the builder cannot become this image. */
export function checkImage(account: Account, builderName: string, wish: ImageWish): BuilderRecord {
  const builder = checkState(account, 'createImage', builderName);
  checkWish(wish);
  if (images.find(account, wish.name))
    throw new AssistantRefusal(`An image with the given name already exists: ${wish.name}. Choose another name.`);
  if (builder.applications.length === 0 && !wish.dynamicCatalog) {
    throw new AssistantRefusal('An image needs an application, or the dynamic catalog.');
  }
  if (isQuotaReached(account, 'private images')) {
    throw new AssistantRefusal('The account has as many private images as its quota allows. Delete one first.');
  }
  return builder;
}

/** Makes an image of the builder, which snapshots itself and then stops. */
export function createImage(account: Account, builderName: string, wish: ImageWish): void {
  const builder = checkImage(account, builderName, wish);
  const { name } = wish;
  const base = baseOf(builder);
  const body: ImageRecord = {
    ...{ state: 'PENDING', created: account.clock.now().toISOString(), baseImageArn: builder.imageArn, builderName },
    ...{ displayName: wish.displayName ?? name, description: wish.description, platform: builder.platform, families: base.families },
    ...{ agentVersion: wish.latestAgent ? latestAgent(builder.platform) : builder.agentVersion, latestAgent: wish.latestAgent },
    ...{ baseReleased: base.released, applications: builder.applications, dynamicCatalog: wish.dynamicCatalog },
    ...{ software: installed(builder), type: 'NATIVE', sharedWith: {} },
  };
  giveTags(account, arnOf(account, 'image', name), wish.tags);
  putImage(account, name, body);
  // Windows Update would change instances that cannot keep what it does, so images never have it on.
  const windows = builder.windows && { ...builder.windows, update: false };
  putBuilder(account, builderName, { ...builder, state: 'SNAPSHOTTING', runningSince: undefined, windows });
}

/** What the image that the builder was made of said of its families and of its base; it may be gone, or not shared any more. */
function baseOf({ base, instanceType }: BuilderRecord): NonNullable<BuilderRecord['base']> {
  if (base) return base;
  // It was made by a Kiln that did not keep this.
  const family = findInstanceType(instanceType)?.family;
  return { families: family === undefined ? [] : [family], released: undefined };
}

function installed({ software }: BuilderRecord): readonly string[] {
  return Object.entries(software).flatMap(([name, status]) => (status === 'INSTALLED' ? [name] : []));
}
