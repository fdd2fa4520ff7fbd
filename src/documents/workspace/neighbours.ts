import { isLeftOut, type SettingsFiles, settledFolderOf } from '../settings/nearest.ts';
import type { FileFacts, ReferenceFact, WorkspaceFacts } from './model.ts';

/** By the folders of settings files, for the settings that they were made with. */
interface Parts {
  readonly settings: SettingsFiles;
  readonly byFolder: Map<string, WorkspaceFacts>;
}

const parts = new WeakMap<WorkspaceFacts, Parts>();

/**
 * The files among which a file is checked: a settings file makes the folder that it is in a workspace of its own. To it belong the files
 * below that have no nearer settings file and are not left out of linting, and what these name; what leads out of the folder names nothing
 * that is known. The paths stay those of the whole.
 */
export function neighboursOf(whole: WorkspaceFacts, settings: SettingsFiles, path: string): WorkspaceFacts {
  if (isUndivided(settings)) return whole;
  const known = parts.get(whole);
  const { byFolder } = known?.settings === settings ? known : { byFolder: new Map<string, WorkspaceFacts>() };
  parts.set(whole, { settings, byFolder });
  const folder = settledFolderOf(settings, path);
  const part = byFolder.get(folder) ?? { ...whole, files: partOf(whole, settings, folder) };
  byFolder.set(folder, part);
  return part;
}

function isUndivided({ inside, above }: SettingsFiles): boolean {
  for (const [path, { ignore }] of inside) if (path.includes('/') || ignore.length > 0) return false;
  return above === undefined || above.settings.ignore.length === 0;
}

function partOf({ files }: WorkspaceFacts, settings: SettingsFiles, folder: string): ReadonlyMap<string, FileFacts> {
  const part = new Map<string, FileFacts>();
  for (const [path, facts] of files) {
    if (settledFolderOf(settings, path) === folder && !isLeftOut(settings, path)) part.set(path, within(facts, folder));
  }
  // What is added to a map while it is iterated has its turn too.
  for (const { references } of part.values()) {
    for (const { path } of references) {
      const named = path === undefined || part.has(path) ? undefined : files.get(path);
      if (named !== undefined) part.set(named.path, within(named, folder));
    }
  }
  return part;
}

/** A file as those see it that know nothing above a folder. */
function within(file: FileFacts, folder: string): FileFacts {
  const leadsOut = ({ path }: ReferenceFact) => path !== undefined && !path.startsWith(folder);
  if (!file.references.some(leadsOut)) return file;
  const known = (reference: ReferenceFact) => (leadsOut(reference) ? { ...reference, path: undefined } : reference);
  const { usedComponents, references } = file;
  return {
    ...file,
    references: references.map(known),
    ...(usedComponents && { usedComponents: usedComponents.map((used) => ({ ...used, reference: known(used.reference) })) }),
  };
}
