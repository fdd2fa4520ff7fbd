import type { ParsedScript, ScriptCommand, ScriptWord } from '../../scripts/model.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

/** The options that switch the check off, by command. Of curl the short ones may be written together: `-fsSLk`. */
const options: ReadonlyMap<string, RegExp> = new Map([
  ['curl', /^(?:--insecure|--proxy-insecure|-[A-Za-z#]*k[A-Za-z#]*)$/],
  ['wget', /^--no-check-certificate$/],
  ['pip', /^--trusted-host/],
  ['pip3', /^--trusted-host/],
  ['aws', /^--no-verify-ssl$/],
  ['yum', /^--nogpgcheck$/],
  ['dnf', /^--nogpgcheck$/],
  ['apt-get', /^--allow-unauthenticated$/],
  ['apt', /^--allow-unauthenticated$/],
  ['invoke-webrequest', /^-SkipCertificateCheck$/i],
  ['iwr', /^-SkipCertificateCheck$/i],
  ['invoke-restmethod', /^-SkipCertificateCheck$/i],
  ['irm', /^-SkipCertificateCheck$/i],
]);

/** Options of curl whose word follows: what stands there is no option, even if it begins with a dash. */
const curlWithWord = /^-[A-Za-z#]*[AbcCdDeEFhHKmoPQrtTuUwxXyYz]$/;

export const ignoredScriptCertificate: Rule = {
  id: 'ignored-script-certificate',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A script does not check whom it talks to.',
  explanation:
    'Without the check of certificates or signatures anybody on the way can put something else into the image. Add the certificate of your own authority to the system (`update-ca-trust`, `update-ca-certificates`) or import the signing key.',
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
      - curl -kfsSLo /opt/tool.tgz https://example.com/tool-1.0.tgz
`),
  source: 'https://cwe.mitre.org/data/definitions/295.html',
  commands: [...options.keys()],
  command(command, _script, { report }) {
    const option = options.get(command.name);
    const found = option && command.words.find((word, at) => option.test(word.text) && isOption(command, word, at));
    if (found !== undefined) report(found.range, `“${found.text}” lets anything through that pretends to be the real thing.`);
  },
  script(script, { report }) {
    for (const { range } of callbacks(script)) report(range, 'This accepts every certificate, for every connection of the script.');
  },
};

function isOption({ name, words }: ScriptCommand, word: ScriptWord, at: number): boolean {
  if (name !== 'curl') return true;
  // Behind a letter that takes a word the rest is that word: -ofile.tgk.
  const letters = word.text.startsWith('--') ? '' : word.text.slice(1, word.text.indexOf('k'));
  return !/[AbcCdDeEFhHKmoPQrtTuUwxXyYz]/.test(letters) && !curlWithWord.test(words[at - 1]?.text ?? '');
}

function callbacks({ language, assignments }: ParsedScript): readonly { range: { start: number; end: number } }[] {
  if (language !== 'powershell') return [];
  return assignments().filter(({ name }) => /ServerCertificateValidationCallback$/i.test(name));
}
