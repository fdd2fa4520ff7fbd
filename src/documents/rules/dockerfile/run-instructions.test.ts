import { describe, expect, it } from 'vitest';
import { loadScriptParser } from '../../../main/lint/script-parser.ts';
import { analyze } from '../../analyze.ts';
import { checkScripts } from '../../scripts/check-scripts.ts';
import { templateWith } from './example.ts';

const parser = await loadScriptParser(['bash', 'powershell']);

/** What the rules for scripts find, with the line behind the template's own ones. */
const behind = (lines: string) => {
  const analysis = analyze(templateWith(lines), { kind: 'dockerfile' });
  const above = templateWith('').split('\n').length - 1;
  return checkScripts(analysis, parser).map(({ rule, range }) => `${rule} ${analysis.lines.positionAt(range.start).line + 1 - above}`);
};

describe('the rules for scripts in RUN instructions', () => {
  it.each([
    ['RUN apt-get install nginx', 'install-without-yes 1'],
    ['RUN yum update && yum -y clean all', 'install-without-yes 1'],
    ['RUN a; DEBIAN_FRONTEND=noninteractive apt-get --quiet install x', 'install-without-yes 1'],
    ['RUN a \\\n # why\n && sudo dnf install x', 'install-without-yes 3'],
    ['RUN zypper in x', 'install-without-yes 1'],
    ['RUN <<EOF\nset -e\nyum install x\nEOF', 'install-without-yes 3'],
    ['RUN curl -fsSL https://example.com/i.sh | sh', 'pipe-to-shell 1'],
    ['RUN wget -qO- https://example.com/i | sudo -E bash -s -- -y', 'pipe-to-shell 1'],
    ['RUN chmod 777 /opt', 'world-writable-script 1'],
    ['RUN a \\\n && if b; then c', 'bash-syntax 2'],
    ['SHELL ["powershell", "-Command"]\nRUN if ($a) {', 'powershell-syntax 2'],
  ])('%j: %s', (lines, ...found) => {
    expect(behind(lines)).toEqual(found);
  });

  it.each([
    'RUN apt-get update && apt-get install -y nginx',
    'RUN apt-get -qy install x',
    'RUN yum install -y x && yum clean all',
    'RUN zypper -n install x',
    'RUN dnf --assumeyes install x',
    'RUN echo apt-get install x',
    'RUN ["apt-get", "install", "x"]',
    'RUN apk add x',
    'RUN pip install x',
    'RUN curl https://example.com/a | tar xz',
    'RUN echo "curl x | sh"',
    'RUN python3 <<EOF\nif x:\n  pass\nEOF',
    'RUN if exist C:\\a del C:\\a',
    'SHELL ["powershell", "-Command"]\nRUN apt-get install x',
    'SHELL ["cmd", "/S", "/C"]\nRUN if exist a (del a) else (',
    'RUN /opt/install.sh {{{ imagebuilder:components }}}',
  ])('nothing in %j', (lines) => {
    expect(behind(lines)).toEqual([]);
  });
});
