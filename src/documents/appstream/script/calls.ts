import type { DeclaredApplication, DeclaredImage } from '../declared-image.ts';

/** A call of Image Assistant's command line: the operation, and what stands behind it. */
export type AssistantCall = readonly [operation: string, ...words: readonly string[]];

/** Texts that begin with a dash would be taken for an option of their own. */
function option(flag: string, value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  return value.startsWith('-') ? [`--${flag}=${value}`] : [`--${flag}`, value];
}

export function addApplication(application: DeclaredApplication, manifest: string | undefined): AssistantCall {
  const { name, path, displayName, icon, workingDirectory, launchParameters } = application;
  return [
    'add-application',
    ...option('name', name),
    ...option('absolute-app-path', path),
    ...option('display-name', displayName),
    ...option('absolute-icon-path', icon),
    ...option('working-directory', workingDirectory),
    ...option('launch-parameters', launchParameters),
    ...option('absolute-manifest-path', manifest),
  ];
}

/** `Template User` is whose settings it takes unless told otherwise. */
export function updateDefaultProfile(profile: string): AssistantCall {
  return profile === 'Template User' ? ['update-default-profile'] : ['update-default-profile', ...option('profile', profile)];
}

export function createImage(image: DeclaredImage, isDryRun: boolean): AssistantCall {
  const { name, description, displayName, dynamicAppCatalog, agentPolicy, tags } = image;
  const pairs = Object.entries(tags).flat();
  return [
    'create-image',
    ...option('name', name),
    ...option('description', description),
    ...option('display-name', displayName),
    dynamicAppCatalog ? '--enable-dynamic-app-catalog' : '--no-enable-dynamic-app-catalog',
    agentPolicy === 'always-latest' ? '--use-latest-agent-version' : '--no-use-latest-agent-version',
    ...(pairs.length === 0 ? [] : ['--tags', ...pairs]),
    ...(isDryRun ? ['--dry-run'] : []),
  ];
}
