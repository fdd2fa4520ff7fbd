// `kiln appstream`: a list of nouns with their verbs, each loaded when it is called, and of verbs that need no noun.
import { type Command, type CommandIo, UsageError } from '../command.ts';
import { nounUsage, usageOf, verbUsage } from './help.ts';
import { runVerb } from './run-verb.ts';
import type { Noun, Verb } from './verb.ts';

export type Entry =
  | { readonly summary: string; noun(): Promise<Noun> }
  | { readonly summary: string /** `kiln appstream VERB`, without a noun. */; verb(): Promise<Verb> };

const entries: Readonly<Record<string, Entry>> = {
  builders: { summary: 'Image builders, on which images are made', noun: async () => (await import('./builders.ts')).builders },
  images: { summary: 'The image registry: images, copies, sharing, updates', noun: async () => (await import('./images.ts')).images },
  fleets: { summary: 'Fleets, which stream an image to users', noun: async () => (await import('./fleets.ts')).fleets },
  stacks: { summary: 'Stacks, which give fleets to users', noun: async () => (await import('./stacks.ts')).stacks },
  script: {
    summary: 'The script that makes a declared image on its builder',
    verb: async () => (await import('./image-script.ts')).script,
  },
  plan: { summary: 'How the account differs from a declared image', verb: async () => (await import('./image-plan.ts')).plan },
  apply: { summary: 'Shares and copies an image as its file declares', verb: async () => (await import('./image-plan.ts')).apply },
  import: { summary: 'An image of an AMI', verb: async () => (await import('./import-image.ts')).importAmi },
};

interface Found {
  /** As it was called: `appstream fleets list`. */
  readonly name: string;
  readonly verb: Verb;
  readonly rest: readonly string[];
}

const own = <Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined =>
  Object.hasOwn(table, key) ? table[key] : undefined;

/** The words before the first option; a flag never stands before the verb. */
async function find([first = '', second = '', ...rest]: readonly string[]): Promise<Found> {
  const entry = own(entries, first);
  if (!entry) throw new UsageError(first === '' ? 'what is it about?' : `there is no 'appstream ${first}'`);
  if ('verb' in entry) return { name: `appstream ${first}`, verb: await entry.verb(), rest: second === '' ? rest : [second, ...rest] };
  const noun = await entry.noun();
  const verb = own(noun.verbs, second);
  if (verb) return { name: `appstream ${first} ${second}`, verb, rest };
  throw new UsageError(second === '' ? `what about the ${first}?` : `there is no 'appstream ${first} ${second}'`);
}

/** The help of what the words name: all of it, a noun, or a verb. */
async function usageFor([first = '', second = '']: readonly string[]): Promise<string> {
  const entry = own(entries, first);
  if (!entry) return usage;
  if ('verb' in entry) return verbUsage(`kiln appstream ${first}`, await entry.verb());
  const { verbs } = await entry.noun();
  const verb = own(verbs, second);
  return verb ? verbUsage(`kiln appstream ${first} ${second}`, verb) : nounUsage(`kiln appstream ${first}`, { ...entry, verbs });
}

async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { name, verb, rest } = await find(args);
  return runVerb({ name, verb }, rest, io);
}

const usage = usageOf(entries);

export const appstream: Command = {
  name: 'appstream',
  summary: 'Image builders, images, fleets and stacks of AppStream',
  usage,
  usageFor,
  run,
};
