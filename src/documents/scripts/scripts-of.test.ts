import { describe, expect, it } from 'vitest';
import { analyze } from '../analyze.ts';
import { documentWithSteps } from '../rules/example.ts';
import { outerRange } from '../syntax/text-map.ts';
import type { Script } from './model.ts';
import { scriptsOf } from './scripts-of.ts';

const scriptsIn = (steps: string) => {
  const text = documentWithSteps(steps);
  return { text, scripts: scriptsOf(analyze(text)) };
};

/** What a word of a script stands for in the document. */
const sourceOf = (text: string, script: Script | undefined, word: string) => {
  const start = script?.text.indexOf(word) ?? -1;
  if (script === undefined || start === -1) return undefined;
  const range = outerRange(script.map, { start, end: start + word.length });
  return { written: text.slice(range.start, range.end), line: text.slice(0, range.start).split('\n').length };
};

describe('the scripts of a document', () => {
  it('are all items of commands in one, with places in the document', () => {
    const { text, scripts } = scriptsIn(`- name: Run
  action: ExecuteBash
  inputs:
    commands:
      - if true; then
      - |
        echo "a
          b"
      - 'echo it''s'
      - "echo \\"c\\""
      - fi
`);
    expect(scripts.map(({ language, purpose, text }) => [language, purpose, text])).toEqual([
      ['bash', 'step', 'if true; then\necho "a\n  b"\n\necho it\'s\necho "c"\nfi\n'],
    ]);
    expect(sourceOf(text, scripts[0], 'then')).toEqual({ written: 'then', line: 9 });
    expect(sourceOf(text, scripts[0], 'b"')).toEqual({ written: 'b"', line: 12 });
    expect(sourceOf(text, scripts[0], "it's")).toEqual({ written: "it''s", line: 13 });
    expect(sourceOf(text, scripts[0], 'fi\n')?.line).toBe(15);
  });

  it('have words in place of references, as long as they are', () => {
    const { text, scripts } = scriptsIn(`- name: Run
  action: ExecutePowerShell
  inputs:
    commands:
      - Get-Item {{ build.Find.outputs.stdout }} | Remove-Item
`);
    expect(scripts[0]?.text).toBe(`Get-Item ${'x'.repeat('{{ build.Find.outputs.stdout }}'.length)} | Remove-Item\n`);
    expect(sourceOf(text, scripts[0], 'Remove-Item')?.written).toBe('Remove-Item');
  });

  it('are also what is written to script files', () => {
    const { scripts } = scriptsIn(`- name: Write
  action: CreateFile
  inputs:
    - path: /opt/run.sh
      content: echo 1
    - path: /opt/run
      content: |
        #!/usr/bin/env bash
        echo 2
    - path: C:\\run.ps1
      content: Write-Host 3
    - path: /opt/run.sh
      content: |
        #!/usr/bin/env python3
        print(4)
    - path: /etc/app.conf
      content: port=5
`);
    expect(scripts.map(({ language, purpose, text }) => [language, purpose, text.trim().at(-1)])).toEqual([
      ['bash', 'file', '1'],
      ['bash', 'file', '2'],
      ['powershell', 'file', '3'],
    ]);
  });

  it('are what the RUN instructions of a template give to a shell, also of one inside another file', () => {
    const template = 'FROM {{{ imagebuilder:parentImage }}}\nRUN ls \\\n  && pwd\n';
    const alone = scriptsOf(analyze(template, { fileName: 'Dockerfile' }));
    expect(sourceOf(template, alone[0], 'pwd')).toEqual({ written: 'pwd', line: 3 });
    const text = `Resources:
  Recipe:
    Type: AWS::ImageBuilder::ContainerRecipe
    Properties:
      DockerfileTemplateData: |
${template.replaceAll(/^(?=.)/gm, '        ')}`;
    const inside = scriptsOf(analyze(text, { fileName: 'stack.yaml' }));
    expect(inside).toHaveLength(1);
    expect(sourceOf(text, inside[0], 'pwd')).toEqual({ written: 'pwd', line: 8 });
  });

  it('are found in whatever is left of a document', () => {
    const { text } = scriptsIn('- name: Run\n  action: ExecuteBash\n  inputs:\n    commands: ["echo {{ a", |\n  - x: {{ y }}\n');
    for (let at = 0; at <= text.length; at++) expect(() => scriptsOf(analyze(text.slice(0, at)))).not.toThrow();
  });
});
