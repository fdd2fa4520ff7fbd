import { fleetStateFacts, fleetStateWord } from '../../../contract/index.ts';
import { findInstanceType, type PriceClass } from '../../../documents/index.ts';
import type { Mark } from '../../runs/run-words.ts';

/** A state as a mark; one that nobody knows is shown as AWS names it. */
export function fleetStateMark(state: string): Mark {
  const word = fleetStateWord(state);
  const facts = fleetStateFacts(state);
  if (!facts) return { icon: 'question', word: word === '' ? 'Not told' : word, tone: 'warn' };
  if (facts.settles) return { icon: 'sync', word, tone: 'busy' };
  return state === 'RUNNING' ? { icon: 'vm-running', word, tone: 'good' } : { icon: 'debug-stop', word, tone: 'quiet' };
}

const types: Readonly<Record<string, string>> = { ON_DEMAND: 'On demand', ALWAYS_ON: 'Always on', ELASTIC: 'Elastic' };

export const fleetTypeWord = (type: string): string => types[type] ?? type;

export const priceOf = (instanceType: string): PriceClass | undefined => findInstanceType(instanceType)?.priceClass;
