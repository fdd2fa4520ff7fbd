import { isInstalled } from '../../installed.ts';
import { messageOf } from '../message-of.ts';
import type { BuilderChoice, BuilderName, ContainerBuilders } from './builder.ts';

export const builderNames: readonly BuilderName[] = ['buildah', 'podman', 'docker'];

/**
 * The builders of this machine, tried in the order of `names`; what they work with lies below `directory` as long as they do. How they
 * are worked with is loaded with the first trial.
 */
export function containerBuilders(directory: string, names: readonly BuilderName[] = builderNames): ContainerBuilders {
  const closing = new AbortController();
  let search: Promise<BuilderChoice> | undefined;
  let found: BuilderChoice | undefined;
  const find = async () => {
    found = await findBuilder({ directory, names, signal: closing.signal }).catch(untried);
    // What was not there may be installed by the next time that somebody asks.
    if (!found.available) search = undefined;
    return found;
  };
  return {
    choose() {
      search ??= find();
      return search;
    },
    known: () => found ?? (names.some(isInstalled) ? undefined : NONE),
    sweep: async () => (await import('./try-builders.ts')).sweepBuilders(directory),
    async close() {
      closing.abort();
      await search;
    },
  };
}

const REMEDY = 'Install buildah or podman, or start the docker service';
const NONE: BuilderChoice = { available: false, reason: 'No container builder is installed', remedy: REMEDY };

const untried = (error: unknown): BuilderChoice => {
  return { available: false, reason: `No container builder could be tried: ${messageOf(error)}`, remedy: 'Mend that, and try again' };
};

interface Search {
  readonly directory: string;
  readonly names: readonly BuilderName[];
  readonly signal: AbortSignal;
}

async function findBuilder({ directory, names, signal }: Search): Promise<BuilderChoice> {
  const installed = names.filter(isInstalled);
  if (installed.length === 0) return NONE;
  const { tryBuilders } = await import('./try-builders.ts');
  const tried = await tryBuilders(installed, { directory, signal });
  if ('builder' in tried) return { available: true, builder: tried.builder };
  return { available: false, reason: `No container builder works here (${tried.faults.join('; ')})`, remedy: REMEDY };
}
