import { describe, expect, it } from 'vitest';
import { powershellFault } from './faults.ts';

const right = [
  '',
  'Write-Host "a ""quoted"" `" $(Get-Date -Format "yyyy") b"',
  "Write-Host 'it''s'",
  '$text = @"\n  "free" ( {\n"@\nWrite-Host $text',
  "$text = @'\nit's (\n'@",
  'if ($a) { @{ b = 1 }; @(1, 2) } # a comment with ( and "',
  '<# ( " #> Get-Item a#b `( `"',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of PowerShell
  '${a name with {} it $b[0]',
  'msiexec --% /i "x ( y',
  'dir *[a-z',
  'Write-Host “smart quotes”',
];

const wrong: readonly (readonly [text: string, fault: string, at: number])[] = [
  ['Write-Host "never', '"', 11],
  ["Write-Host 'never", "'", 11],
  ['if ($a) { b', '{', 8],
  ['if ($a) {\n  if ($b) {\n    c\n}', '{', 20],
  ['if ($a) {\n  if ($b) { c }\n  else {\n    d\n}\n', '{', 33],
  ['if ($a) {\n  if ($b) {\n    c\n  }\n', '{', 8],
  ['Get-Item (1', '(', 9],
  ['b }', '}', 2],
  ['( }', '}', 2],
  ['<# comment', '<#', 0],
  ['$x = @"\ntext\n  "@\nmore', '@"', 5],
  ['$x = @" text\n"@', '@"', 5],
  ['"$(Get-Item 1', '$(', 1],
];

describe('the syntax of PowerShell', () => {
  it.each(right)('takes %j', (text) => {
    expect(powershellFault(text)).toBeUndefined();
  });

  it.each(wrong)('finds the fault of %j', (text, place, at) => {
    const { range } = powershellFault(text) ?? {};
    expect([text.slice(range?.start, range?.end), range?.start]).toEqual([place, at]);
  });

  it('says why a here-string whose end is indented never ends', () => {
    expect(powershellFault('$x = @"\ntext\n  "@')?.message).toContain('without a blank');
  });

  it('ends on anything that is cut off, with a fault inside the text', () => {
    for (const text of [...right, ...wrong.map(([text]) => text)]) {
      for (let at = 0; at <= text.length; at++) {
        const { range } = powershellFault(text.slice(0, at)) ?? {};
        expect(range === undefined || range.end <= at).toBe(true);
      }
    }
  });

  it('ends on nesting without end', () => {
    for (const opener of ['(', '"$(', '@{', "@'\n"]) expect(() => powershellFault(opener.repeat(20_000))).not.toThrow();
  });
});
