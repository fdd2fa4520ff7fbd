import { type AppStreamImage, isPassingImageState, type Permit, refusalText } from '../../../contract/index.ts';
import type { Mark } from '../../runs/run-words.ts';

const settled: Readonly<Record<string, Mark>> = {
  AVAILABLE: { icon: 'pass-filled', word: 'Available', tone: 'good' },
  FAILED: { icon: 'error', word: 'Failed', tone: 'bad' },
};

/** A state as a mark; one that nobody knows is shown as AWS names it. */
export function imageStateMark(state: string): Mark {
  const word = state.charAt(0) + state.slice(1).toLowerCase();
  if (isPassingImageState(state)) return { icon: 'sync', word, tone: 'busy' };
  return settled[state] ?? { icon: 'question', word: state === '' ? 'Not told' : state, tone: 'warn' };
}

const platforms: Readonly<Record<string, string>> = {
  WINDOWS: 'Windows Server 2012 R2',
  WINDOWS_SERVER_2016: 'Windows Server 2016',
  WINDOWS_SERVER_2019: 'Windows Server 2019',
  WINDOWS_SERVER_2022: 'Windows Server 2022',
  WINDOWS_SERVER_2025: 'Windows Server 2025',
  AMAZON_LINUX2: 'Amazon Linux 2',
  RHEL8: 'Red Hat Enterprise Linux 8',
  ROCKY_LINUX8: 'Rocky Linux 8',
  UBUNTU_PRO_2404: 'Ubuntu Pro 24.04',
};

export const platformWords = (platform: string): string => platforms[platform] ?? platform;

/** The version of its agent, and whether there is a newer one. */
export function agentWords({ agent, agentIsLatest }: AppStreamImage): string {
  const version = agent === '' ? 'not told' : agent;
  if (agentIsLatest === undefined) return version;
  return agentIsLatest ? `${version}, the latest` : `${version}, there is a newer one`;
}

/** Why something cannot be done, for a tooltip; undefined: it can. */
export const whyNot = (permit: Permit): string | undefined => (permit === true ? undefined : refusalText(permit));

/** The day of an ISO 8601 time; empty where there is none. */
export const dayOf = (iso: string): string => iso.slice(0, 10);
