import { bashAssignments, bashCommands } from './bash/commands.ts';
import { readBash } from './bash/syntax.ts';
import type { ParsedScript, ScriptParser, ScriptText } from './model.ts';
import { powershellAssignments, powershellCommands } from './powershell/commands.ts';
import { powershellFault } from './powershell/faults.ts';

/** Longer scripts are read for their syntax only. */
const LONGEST = 256 * 1024;

/** What the rules for PowerShell look for. Its tree is slow to make, so a script without any of this has none. */
const telling =
  /https?:|download|iwr|irm|iex|invoke-|bits|certificate|restart-|shutdown|3010|pass|pwd|secret|secure|token|key|icacls|read-host|get-credential|pause|gridview|curl|wget|latest/i;

/** Whether a script must be parsed by the host's parser before it can be checked. Bash is read without it. */
export function needsParser({ language, text }: ScriptText): boolean {
  return language === 'powershell' && text.length <= LONGEST && telling.test(text);
}

/** A script with what it says. One that the parser cannot read has no commands. */
export function parseScript(script: ScriptText, parser: ScriptParser): ParsedScript {
  const { language, text, purpose } = script;
  if (language === 'bash') {
    const { fault, endlessHeredocs, commands } = readBash(text);
    return {
      ...{ language, text, purpose, fault, endlessHeredocs },
      commands: bashCommands(text, commands),
      assignments: () => bashAssignments(text, commands),
    };
  }
  const root = needsParser(script) ? parser(language, text) : undefined;
  const contents =
    root === undefined
      ? { commands: [], assignments: () => [] }
      : { commands: powershellCommands(text, root), assignments: () => powershellAssignments(text, root) };
  return { language, text, purpose, fault: powershellFault(text), endlessHeredocs: [], ...contents };
}
