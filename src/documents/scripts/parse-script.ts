import { bashAssignments, bashCommands } from './bash/commands.ts';
import type { ParsedScript, ScriptParser, ScriptText } from './model.ts';
import { powershellAssignments, powershellCommands } from './powershell/commands.ts';

/** Longer scripts are read for their syntax only. */
const LONGEST = 256 * 1024;

/** A script with what it says. One that the parser cannot read has no commands. */
export function parseScript({ language, text, purpose }: ScriptText, parser: ScriptParser): ParsedScript {
  const root = text.length > LONGEST ? undefined : parser(language, text);
  const script = { language, text, purpose, root };
  if (root === undefined) return { ...script, commands: [], assignments: [] };
  const isBash = language === 'bash';
  return {
    ...script,
    commands: isBash ? bashCommands(text, root) : powershellCommands(text, root),
    assignments: isBash ? bashAssignments(text, root) : powershellAssignments(text, root),
  };
}
