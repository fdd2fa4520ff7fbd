import { describe, expect, it } from 'vitest';
import { readDockerfile } from './read.ts';
import { runScripts } from './run-scripts.ts';

const scriptsIn = (text: string) => runScripts(readDockerfile(text)).map(({ language, text: script }) => [language, script]);

describe('the scripts of RUN instructions', () => {
  it('are on one line, without comments, and every letter keeps its place', () => {
    const text = 'FROM x\nRUN --mount=type=cache,target=/c a \\\n  # why\n\n  && b {{{ imagebuilder:components }}}\nRUN c\n';
    const scripts = runScripts(readDockerfile(text));
    expect(scripts.map(({ text: script }) => script.replaceAll(/ +/g, ' '))).toEqual([expect.stringMatching(/^a && b x+$/), 'c']);
    for (const { text: script, start } of scripts) {
      for (const { 0: word, index } of script.matchAll(/[abc]\b/g)) expect(text[start + index]).toBe(word);
    }
  });

  it.each([
    ['RUN <<EOF\nset -e\nyum install a\nEOF\n', 'set -e\nyum install a\n'],
    ['RUN <<-"EOF"\n\tyum install a\n\tEOF\n', '\tyum install a\n'],
    ["RUN bash -ex <<'EOF'\nls\nEOF\n", 'ls\n'],
    ['RUN <<EOF\n#!/bin/bash\nls\nEOF\n', '#!/bin/bash\nls\n'],
    ['RUN cat <<EOF > /x\nif [\nEOF\n', 'cat <<EOF > /x\nif [\nEOF'],
    ['RUN grep a <<< "$A"\n', 'grep a <<< "$A"'],
    ['RUN echo $((1<<N))\n', 'echo $((1<<N))'],
    ['SHELL ["/bin/bash", "-c"]\nRUN ls\n', 'ls'],
    ['SHELL ["/bin/zsh", "-c"]\nFROM y\nRUN ls\n', 'ls'],
  ])('%j gives %j', (instructions, script) => {
    expect(scriptsIn(`FROM x\n${instructions}`)).toEqual([['bash', script]]);
  });

  it.each([
    'RUN ["yum", "install", "a"]\n',
    'RUN <<EOF\n#!/usr/bin/env python3\nprint(1)\nEOF\n',
    'RUN <<EOF\nls\n',
    'SHELL ["/bin/zsh", "-c"]\nRUN ls\n',
    'RUN if exist C:\\a del C:\\a\n',
    'RUN powershell -Command "if ($a) {"\nRUN dir\n',
    'RUN setx /M A b\n',
  ])('%j gives none that we can read', (instructions) => {
    expect(scriptsIn(`FROM x\n${instructions}`)).toEqual([]);
  });

  it('are PowerShell where SHELL says so', () => {
    const text = '# escape=`\nFROM x\nRUN dir\nSHELL ["powershell", "-Command"]\nRUN Get-Item a; `\n  Get-Item b\n';
    expect(scriptsIn(text)).toEqual([['powershell', expect.stringMatching(/^Get-Item a; +Get-Item b$/)]]);
  });
});
