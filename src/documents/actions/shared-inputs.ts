import type { InputSpec } from './spec.ts';

// Inputs that several modules take in the same words. A module whose input means something else describes it itself.

export const encodings = [
  'utf8',
  'utf-8',
  'utf16',
  'utf-16',
  'utf16-LE',
  'utf-16-LE',
  'utf16-BE',
  'utf-16-BE',
  'utf32',
  'utf-32',
  'utf32-LE',
  'utf-32-LE',
  'utf32-BE',
  'utf-32-BE',
] as const;

export const encoding: InputSpec = {
  name: 'encoding',
  type: 'string',
  required: false,
  default: 'utf8',
  enum: encodings,
  enumIgnoresCase: true,
  description: 'How the text is encoded. Letter case does not matter; utf16 and utf32 without a suffix are little-endian.',
};

export const copySource: InputSpec = {
  name: 'source',
  type: 'string',
  required: true,
  description: 'What is taken. `*` may stand behind the last path separator only.',
};

export const copyDestination: InputSpec = {
  name: 'destination',
  type: 'string',
  required: true,
  description:
    'Where it goes. With a separator at the end the name is kept inside that folder, without one the last part is the new name. When a wildcard can match several, end it with a separator.',
};

const unixPlatforms = ['Linux', 'macOS'] as const;

export const owner: InputSpec = {
  name: 'owner',
  type: 'string',
  required: false,
  platforms: unixPlatforms,
  description: 'User name or id that will own it. On Windows the step fails when this is given.',
};

export const group: InputSpec = {
  name: 'group',
  type: 'string',
  required: false,
  platforms: unixPlatforms,
  description: 'Group name or id that will own it. On Windows the step fails when this is given.',
};

/** The mode of what is made; the default differs between files and folders. */
export function creationMode(mode: string): InputSpec {
  return {
    name: 'permissions',
    type: 'string',
    required: false,
    default: mode,
    platforms: unixPlatforms,
    description:
      'Octal mode in quotes, such as "0644"; the umask of the process still applies. On Windows the step fails when this is given.',
  };
}

export const requiredMode: InputSpec = {
  name: 'permissions',
  type: 'string',
  required: true,
  description: 'Octal mode in quotes, such as "0644".',
};

export function overwrite(whatExists: string): InputSpec {
  return {
    name: 'overwrite',
    type: 'boolean',
    required: false,
    default: 'true',
    description: `What happens to ${whatExists} that is there already: \`true\` replaces it, \`false\` fails the step.`,
  };
}

export const expectedBucketOwner: InputSpec = {
  name: 'expectedBucketOwner',
  type: 'string',
  required: false,
  description: 'Account id (12 digits, quoted) that must own the bucket; another owner fails the step.',
};
