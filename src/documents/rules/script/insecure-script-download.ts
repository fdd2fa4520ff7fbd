import { downloaders, urlsOf } from '../../scripts/downloads.ts';
import type { ParsedScript } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

// What a script does when it checks what it fetched.
const check = /\b(?:sha(?:1|224|256|384|512)sum|shasum|md5sum|gpgv?|openssl\s+dgst|cosign|Get-FileHash|rpm\s+(?:-K|--checksig))\b/i;

export const insecureScriptDownload: Rule = {
  id: 'insecure-script-download',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A script downloads over http, which can be replaced on its way.',
  explanation: 'Nothing vouches for what comes over plain http. Use https, or check a digest or a signature in the same script.',
  good: documentWithSteps(`- name: Fetch
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSLo /opt/tool.tgz https://example.com/tool-1.0.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSLo /opt/tool.tgz http://example.com/tool-1.0.tgz
`),
  source: 'https://cwe.mitre.org/data/definitions/319.html',
  commands: downloaders,
  command(command, script, { report }) {
    if (!script.text.includes('http://') || checksItself(script)) return;
    for (const { text, range } of urlsOf(command))
      if (/^http:/i.test(text)) report(range, 'What comes over plain http can be replaced on its way. Use https, or check its digest.');
  },
};

const checksItself = ({ text }: ParsedScript) => check.test(text);
