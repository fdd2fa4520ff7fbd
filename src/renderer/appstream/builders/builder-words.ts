import { type BuilderRow, builderStateFacts, builderStateWord, isBilledBuilderState } from '../../../contract/index.ts';
import { findInstanceType, priceClasses } from '../../../documents/index.ts';
import type { Mark } from '../../runs/run-words.ts';

/** A state as shape, colour and word. */
export function builderMark(state: string): Mark {
  const word = builderStateWord(state);
  if (state === 'RUNNING') return { icon: 'vm-running', word, tone: 'good' };
  if (state === 'STOPPED') return { icon: 'circle-large', word, tone: 'quiet' };
  if (state === 'FAILED') return { icon: 'error', word, tone: 'bad' };
  return builderStateFacts(state) ? { icon: 'sync', word, tone: 'busy' } : { icon: 'question', word, tone: 'warn' };
}

/** What an hour costs, as far as Kiln knows: a class, never dollars. */
export function costWord(instanceType: string): string {
  const type = findInstanceType(instanceType);
  return type === undefined ? 'not known' : type.priceClass;
}

/** The cost as sentences, with where that comes from. */
export function costSentence(instanceType: string): string {
  const type = findInstanceType(instanceType);
  if (!type) return `Kiln does not know what ${instanceType} costs; AWS's pricing page does.`;
  return `${instanceType} is billed by the hour while it runs. Its price is ${type.priceClass}: ${priceClasses.words[type.priceClass]} (as of ${priceClasses.date}; ${priceClasses.source}).`;
}

/** Whether it is billed in the state that it is in. */
export function billedSentence({ instanceType, state }: Pick<BuilderRow, 'instanceType' | 'state'>): string {
  const billed = isBilledBuilderState(state);
  if (billed === false) return 'Its instance is not billed now; a root volume above 200 GB is.';
  return billed
    ? `Billed by the hour: price class ${costWord(instanceType)}.`
    : 'AWS does not say whether this state is billed; assume that it is.';
}

/** An operating system as people name it. */
export function platformWord(platform: string): string {
  const server = /^WINDOWS_SERVER_(\d+)$/.exec(platform)?.[1];
  if (server !== undefined) return `Windows Server ${server}`;
  return others[platform] ?? platform;
}

const others: Readonly<Record<string, string>> = {
  WINDOWS: 'Windows Server 2012 R2',
  AMAZON_LINUX2: 'Amazon Linux 2',
  RHEL8: 'Red Hat Enterprise Linux 8',
  ROCKY_LINUX8: 'Rocky Linux 8',
  UBUNTU_PRO_2404: 'Ubuntu Pro 24.04',
};

/** vCPUs and memory of a type, as a column has them. */
export function sizeWords(instanceType: string): string {
  const type = findInstanceType(instanceType);
  if (!type) return '';
  const card = type.gpu ? `, ${type.gpu.count} × ${type.gpu.name}` : '';
  return `${type.vcpus} vCPU, ${type.memoryGib} GiB${card}`;
}

/** The agent, and whether there is a newer one. */
export function agentWords({ agentVersion, newerAgent }: Pick<BuilderRow, 'agentVersion' | 'newerAgent'>): string {
  if (newerAgent === undefined) return agentVersion;
  return newerAgent ? `${agentVersion}, there is a newer one` : `${agentVersion}, the newest`;
}

/** Names in a sentence: a, b and c. */
export function namesOf(rows: readonly Pick<BuilderRow, 'name'>[]): string {
  const names = rows.map(({ name }) => name);
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
