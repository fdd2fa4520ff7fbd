import type { Contract, Handlers } from '../../contract/index.ts';
import { factsOfFiles } from '../language/file-facts.ts';

export function languageHandlers(): Handlers<Contract>['language'] {
  return { facts: ({ root, paths }, signal) => factsOfFiles(root, paths, signal) };
}
