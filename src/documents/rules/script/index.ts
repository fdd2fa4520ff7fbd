import type { Rule } from '../rule.ts';
import { bashSyntax } from './bash-syntax.ts';
import { endlessHeredoc } from './endless-heredoc.ts';
import { powershellSyntax } from './powershell-syntax.ts';

/** The rules for shell and PowerShell text inside component documents (the second stage: after `analyze`), one file each. */
export const scriptRules: readonly Rule[] = [bashSyntax, endlessHeredoc, powershellSyntax];
