// What Image Assistant demands of what it is told: https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html
// Files are not looked at here: there is no machine to look at. `kiln image-assistant` looks at those that it can see.
import type { ApplicationFacts, BuilderRecord } from './records.ts';

/** Refused by Image Assistant itself; what it says goes to whoever asked. */
export class AssistantRefusal extends Error {
  override readonly name = 'AssistantRefusal';
}

export const maxApplications = 50;
const maxNameLength = 256;

type Platform = Pick<BuilderRecord, 'platform'>;

export const isWindows = ({ platform }: Platform): boolean => platform.startsWith('WINDOWS');

/** What an application is called that was given no display name: its file, without what that ends with, and without blanks. */
export const nameOfFile = (path: string): string =>
  path
    .replace(/^.*[\\/]/, '')
    .replace(/(?<=.)\.[^.]*$/, '')
    .replaceAll(' ', '_');

/** Throws for an application that the catalogue of this builder cannot take. */
export function checkApplication(builder: Platform & Pick<BuilderRecord, 'applications'>, application: ApplicationFacts): void {
  const { name, launchPath, displayName } = application;
  if (!/^\S{1,256}$/u.test(name)) throw new AssistantRefusal('The name of an application has 1 to 256 characters and no blanks.');
  checkText('display name', displayName);
  if (displayName.length > maxNameLength) throw new AssistantRefusal('The display name has at most 256 characters.');
  checkPath(builder, 'application', launchPath);
  if (isWindows(builder) && !/\.(?:exe|bat)$/i.test(launchPath)) {
    throw new AssistantRefusal(`Unsupported file extension: an application is an .exe or a .bat, not ${launchPath}`);
  }
  const { iconPath, workingDirectory, manifestPath, launchParameters = '' } = application;
  for (const [what, path] of Object.entries({ icon: iconPath, 'working directory': workingDirectory, manifest: manifestPath })) {
    if (path !== undefined) checkPath(builder, what, path);
  }
  if (iconPath !== undefined && !/\.(?:jpe?g|png|bmp)$/i.test(iconPath)) {
    throw new AssistantRefusal(`An icon is a file of the type jpg, png or bmp: ${iconPath}`);
  }
  checkText('launch parameters', launchParameters);
  if (builder.applications.some((one) => one.name === name)) {
    throw new AssistantRefusal(`Name is not unique: there is an application ${name} already. Remove it first, or choose another name.`);
  }
  if (builder.applications.length >= maxApplications) {
    throw new AssistantRefusal(`Unable to add more than ${maxApplications} apps to the catalog. Remove one first.`);
  }
}

function checkPath(builder: Platform, what: string, path: string): void {
  checkText(`path of the ${what}`, path);
  const absolute = isWindows(builder) ? /^[a-z]:[\\/]/i : /^\//;
  const example = isWindows(builder) ? 'C:\\Folder\\file' : '/folder/file';
  if (!absolute.test(path)) throw new AssistantRefusal(`The path of the ${what} must be absolute: ${path}. Write it as ${example}.`);
  if (isWindows(builder) && /[<>"|?*:]/.test(path.slice(2))) {
    throw new AssistantRefusal(`The path of the ${what} has a character that no name of a file has on Windows: ${path}`);
  }
}

function checkText(what: string, text: string): void {
  if (/\p{Cc}/u.test(text)) throw new AssistantRefusal(`The ${what} must be one line without control characters.`);
}

/** Throws for what names no user of the builder: `DOMAIN\USER`. */
export function checkProfile({ settings }: Pick<BuilderRecord, 'settings'>, profile: string): void {
  checkText('profile', profile);
  const [, domain] = /^([^\\/]+)\\[^\\/]+$/.exec(profile) ?? [];
  if (domain === undefined) {
    throw new AssistantRefusal(
      `A profile is written as DOMAIN\\USER, with a full stop in place of the domain for a user of this machine: ${profile}`,
    );
  }
  if (domain !== '.' && settings.DomainJoinInfo?.DirectoryName === undefined) {
    throw new AssistantRefusal(`Cannot copy a domain user when not joined to a domain: ${profile}. Name a user of this machine: .\\USER.`);
  }
}

/** What an image is to be. */
export interface ImageWish {
  readonly name: string;
  readonly displayName?: string | undefined;
  readonly description?: string | undefined;
  readonly dynamicCatalog: boolean;
  readonly latestAgent: boolean;
  readonly tags: Readonly<Record<string, string>>;
}

/** Throws for an image that nobody could make; whether the name is taken is the account's to say. */
export function checkWish({ name, displayName = '', description = '', tags }: ImageWish): void {
  if (!/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,99}$/.test(name)) {
    throw new AssistantRefusal(
      'The name of an image has at most 100 letters, digits, full stops, hyphens and underscores, and begins with a letter or a digit.',
    );
  }
  if (/^(?:aws|appstream|amazon)/i.test(name)) {
    throw new AssistantRefusal(`The name of an image cannot begin with aws, appstream or amazon: ${name}`);
  }
  checkText('display name', displayName);
  if (displayName.length > maxNameLength || description.length > maxNameLength) {
    throw new AssistantRefusal('The display name and the description have at most 256 characters each.');
  }
  checkTags(tags);
}

const maxTags = 50;

/** https://docs.aws.amazon.com/appstream2/latest/developerguide/tagging-basic.html */
function checkTags(tags: ImageWish['tags']): void {
  if (Object.keys(tags).length > maxTags) throw new AssistantRefusal(`Invalid value (tags): an image has at most ${maxTags} tags.`);
  for (const [key, value] of Object.entries(tags)) {
    const isGood = [key, value].every((text) => /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(text));
    if (!isGood || key === '' || key.length > 128 || value.length > 256) {
      throw new AssistantRefusal(
        `Invalid value (tags): ${key}. Keys have 1 to 128, values at most 256 letters, digits, blanks and _ . : / = + - @`,
      );
    }
    if (/^aws:/i.test(key)) throw new AssistantRefusal(`Invalid value (tags): ${key}. Keys that begin with aws: are kept for AWS.`);
  }
}
