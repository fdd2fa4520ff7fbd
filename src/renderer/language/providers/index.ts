import type { Workbench } from '../../workbench.ts';
import { registerActions } from './actions.ts';
import { registerInline } from './inline.ts';
import { registerNavigation } from './navigation.ts';
import { registerStructure } from './structure.ts';
import { registerSuggestions } from './suggestions.ts';
import { registerSymbols } from './symbols.ts';

const registrations: readonly ((workbench: Workbench) => void)[] = [
  registerSuggestions,
  registerSymbols,
  registerNavigation,
  registerStructure,
  registerInline,
  registerActions,
];

/** Lends the language worker's answers to Monaco. */
export function registerProviders(workbench: Workbench): void {
  for (const register of registrations) register(workbench);
}
