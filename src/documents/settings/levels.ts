import type { Diagnostic } from '../diagnostic.ts';
import type { LintSettings } from './model.ts';

/** Findings at the severities that the settings give their rules; those of rules that are off are left out. */
export function levelled(found: readonly Diagnostic[], settings: LintSettings | undefined): readonly Diagnostic[] {
  if (settings === undefined) return found;
  return found.flatMap((diagnostic) => {
    const level = settings.severities[diagnostic.rule];
    if (level === 'off') return [];
    return level === undefined || level === diagnostic.severity ? diagnostic : { ...diagnostic, severity: level };
  });
}
