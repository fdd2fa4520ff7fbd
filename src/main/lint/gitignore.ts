import { readFileSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** The `.gitignore` of one folder. */
interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** The `.gitignore` files that count in a folder, outermost first. */
export type IgnoreLayers = readonly Layer[];

/** Adds the `.gitignore` of a folder to those of the folders above it. */
export function withGitignore(layers: IgnoreLayers, folder: string): IgnoreLayers {
  const text = readGitignore(folder);
  return text === undefined ? layers : [...layers, { folder, rules: ignore().add(text) }];
}

/** Whether git would ignore the path. Of several files that speak about it the innermost decides, as in git. */
export function isIgnored(layers: IgnoreLayers, path: string, isFolder: boolean): boolean {
  for (let at = layers.length - 1; at >= 0; at--) {
    const layer = layers[at];
    if (layer === undefined) continue;
    const inside = relative(layer.folder, path).split(sep).join('/');
    const verdict = layer.rules.test(isFolder ? `${inside}/` : inside);
    if (verdict.ignored) return true;
    if (verdict.unignored) return false;
  }
  return false;
}

/**
 * The layers of the folders above a folder, up to the root of its repository; none outside a repository. A folder that is ignored itself
 * was asked for by name, so what ignores it does not count.
 */
export async function layersAbove(folder: string): Promise<IgnoreLayers> {
  const above: string[] = [];
  let current = folder;
  while (!(await exists(join(current, '.git')))) {
    const parent = dirname(current);
    if (parent === current) return [];
    above.unshift(parent);
    current = parent;
  }
  let layers: IgnoreLayers = [];
  for (const each of above) layers = withGitignore(layers, each);
  return isInIgnoredFolder(layers, folder) ? [] : layers;
}

/** Patterns without a slash ignore a folder at any depth, so every folder on the way is asked about. */
function isInIgnoredFolder(layers: IgnoreLayers, folder: string): boolean {
  const top = layers[0]?.folder;
  if (top === undefined) return false;
  for (let current = folder; current !== top && current.length > top.length; current = dirname(current)) {
    if (
      isIgnored(
        layers.filter((layer) => layer.folder.length < current.length),
        current,
        true,
      )
    )
      return true;
  }
  return false;
}

function readGitignore(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, '.gitignore'), 'utf8');
  } catch {
    return undefined; // most folders have none, and one that cannot be read ignores nothing, as in git
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch {
    return false; // what cannot be looked at is not there for us
  }
}
