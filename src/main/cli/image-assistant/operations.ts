// The operations of Image Assistant's command line, as data:
// https://docs.aws.amazon.com/appstream2/latest/developerguide/programmatically-create-image.html
import type { AssistantOperation } from '../../aws/image-assistant.ts';
import type { ApplicationPaths } from './check-files.ts';
import type { Flag, Flags, Given } from './flags.ts';
import { Refusal } from './refusal.ts';

export interface Operation {
  readonly summary: string;
  readonly flags: Flags;
  readonly call: AssistantOperation;
  /** What the call carries besides the builder. */
  readonly input: (given: Given) => object;
  /** The paths that are looked up before. */
  readonly paths?: (given: Given) => ApplicationPaths;
}

const text = (tells: string): Flag => ({ takes: 'text', tells });
const required = (tells: string): Flag => ({ takes: 'text', tells, required: true });
const flagSwitch = (tells: string): Flag => ({ takes: 'switch', tells });

const profile = { profile: text('DOMAIN\\USER, with a full stop for no domain (default: .\\Template User)') };
const profileOf = (given: Given) => ({ Profile: given.text('profile') });

/** A pair of flags that say yes and no. */
function either(given: Given, flag: string): boolean {
  if (given.has(flag) && given.has(`no-${flag}`)) throw new Refusal(`Give either --${flag} or --no-${flag}.`);
  return given.has(flag);
}

/** Keys and values by turns. */
function tagsOf(words: readonly string[]): Readonly<Record<string, string>> {
  if (words.length % 2 !== 0) throw new Refusal(`Invalid value (tags): the key ${words.at(-1)} has no value.`);
  const keys = words.filter((_word, index) => index % 2 === 0);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw new Refusal(`Invalid value (tags): the key ${twice} is there twice.`);
  return Object.fromEntries(keys.map((key, index) => [key, words[2 * index + 1] ?? '']));
}

export const operations: Readonly<Record<string, Operation>> = {
  'add-application': {
    summary: 'Add an application to the catalog; at most 50',
    flags: {
      name: required('unique, at most 256 characters, without blanks'),
      'absolute-app-path': required('the program; on Windows an .exe or a .bat'),
      'display-name': text('what users read, at most 256 characters (default: from the name of the file)'),
      'absolute-icon-path': text('a jpg, png or bmp of at most 256 x 256 pixels'),
      'working-directory': text('where the program starts'),
      'launch-parameters': text('what the program is started with'),
      'absolute-manifest-path': text('a file that lists, one a line, the files to have at hand when the program starts'),
    },
    call: 'AddApplication',
    input: (given) => ({
      Application: {
        ...{ Name: given.text('name'), AbsoluteAppPath: given.text('absolute-app-path'), DisplayName: given.text('display-name') },
        ...{ AbsoluteIconPath: given.text('absolute-icon-path'), WorkingDirectory: given.text('working-directory') },
        ...{ LaunchParameters: given.text('launch-parameters'), AbsoluteManifestPath: given.text('absolute-manifest-path') },
      },
    }),
    paths: (given) => ({
      program: given.text('absolute-app-path') ?? '',
      icon: given.text('absolute-icon-path'),
      workingDirectory: given.text('working-directory'),
      manifest: given.text('absolute-manifest-path'),
    }),
  },
  'remove-application': {
    summary: 'Take an application from the catalog',
    flags: { name: required('the name it was added under') },
    call: 'RemoveApplication',
    input: (given) => ({ Name: given.text('name') }),
  },
  'list-applications': {
    summary: 'List the catalog',
    flags: {},
    call: 'ListApplications',
    input: () => ({}),
  },
  'update-default-profile': {
    summary: "Make a user's settings those that all users begin with (Windows)",
    flags: profile,
    call: 'UpdateDefaultProfile',
    input: profileOf,
  },
  'reset-user-profile': {
    summary: "Delete a user's profile (Windows)",
    flags: profile,
    call: 'ResetUserProfile',
    input: profileOf,
  },
  'create-image': {
    summary: 'Make an image of the builder, which then stops',
    flags: {
      name: required('at most 100 letters, digits and . _ -; not beginning with aws, appstream or amazon'),
      description: text('at most 256 characters'),
      'display-name': text('at most 256 characters'),
      'enable-dynamic-app-catalog': flagSwitch('let a dynamic app provider change the catalog'),
      'no-enable-dynamic-app-catalog': flagSwitch('the default'),
      'use-latest-agent-version': flagSwitch('always use the latest agent'),
      'no-use-latest-agent-version': flagSwitch('pin the agent that is installed; the default'),
      tags: { takes: 'texts', tells: '"key" "value" "key2" "value2"' },
      'dry-run': flagSwitch('only check whether the image can be created'),
    },
    call: 'CreateImage',
    input: (given) => ({
      ...{ Name: given.text('name'), DisplayName: given.text('display-name'), Description: given.text('description') },
      ...{ EnableDynamicAppCatalog: either(given, 'enable-dynamic-app-catalog'), JustCheck: given.has('dry-run') },
      ...{ UseLatestAgentVersion: either(given, 'use-latest-agent-version'), Tags: tagsOf(given.texts('tags')) },
    }),
  },
};
