import { describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../main/lint/script-parser.ts';
import { analyze } from '../analyze.ts';
import { documentWithSteps } from '../rules/example.ts';
import { createScriptCache } from './script-cache.ts';
import { scriptTokens } from './script-tokens.ts';

const parser = await loadScriptParser(['bash', 'powershell']);
const tokensIn = (steps: string) => {
  const text = documentWithSteps(steps);
  return scriptTokens(analyze(text), parser, createScriptCache()).map(({ kind, range }) => [kind, text.slice(range.start, range.end)]);
};

describe('the colours of scripts', () => {
  it('tell commands, strings, variables, keywords, operators and comments of bash apart', () => {
    const tokens = tokensIn(`- name: Run
  action: ExecuteBash
  inputs:
    commands:
      - |
        if [ -f "$file" ]; then # why
          echo "a $x
          b" | cat
        fi
`);
    expect(tokens).toEqual([
      ['keyword', 'if'],
      ['string', '"'],
      ['variable', '$file'],
      ['string', '"'],
      ['keyword', 'then'],
      ['comment', '# why'],
      ['command', 'echo'],
      ['string', '"a '],
      ['variable', '$x'],
      ['string', '  b"'],
      ['operator', '|'],
      ['command', 'cat'],
      ['keyword', 'fi'],
    ]);
  });

  it('do the same for PowerShell', () => {
    const tokens = tokensIn(`- name: Run
  action: ExecutePowerShell
  inputs:
    commands:
      - |
        $a = "b $c" # why
        if ($a -eq 1) { Get-Item C:\\x | Remove-Item }
`);
    for (const token of [
      ['variable', '$a'],
      ['string', '"b '],
      ['variable', '$c'],
      ['comment', '# why'],
      ['keyword', 'if'],
      ['operator', '-eq'],
      ['command', 'Get-Item'],
      ['command', 'Remove-Item'],
    ])
      expect(tokens).toContainEqual(token);
  });
});
