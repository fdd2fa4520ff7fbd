import { looksLikePassword } from '../../safety/secrets.ts';
import type { ParsedScript, ScriptCommand, ScriptWord } from '../../scripts/model.ts';
import type { TextRange } from '../../text.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

/** Without any of this in its text a script has nothing of what is looked for, and most have nothing. */
const telling =
  /(?:passw(?:or)?d|passphrase|pwd|secret|token|api_?key|private_?key)[\s"'}\]]*\+?=|-(?:password|passwd|passphrase|token|secret|api-?key)(?![\w-])|chpasswd|securestring/i;
const secretName = /(?:passw(?:or)?d|passphrase|pwd|secret|token|api_?key|private_?key)$/i;
const secretOption = /^--?(?:[\w-]*-)?(?:password|passwd|passphrase|token|secret|api-?key)(?:=(?<value>.+))?$/i;

export const secretInScript: Rule = {
  id: 'secret-in-script',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'A password stands in a script.',
  explanation:
    'Whoever may read the component reads the password, and AWSTOE writes scripts and their output to logs. Read it at run time from Secrets Manager or the Parameter Store, and set `disableLogging` on the step.',
  good: documentWithSteps(`- name: Configure
  action: ExecuteBash
  disableLogging: true
  inputs:
    commands:
      - password=$(aws secretsmanager get-secret-value --secret-id db --query SecretString --output text)
`),
  bad: documentWithSteps(`- name: Configure
  action: ExecuteBash
  inputs:
    commands:
      - password='s3cr3t-Horse7'
`),
  source: 'https://cwe.mitre.org/data/definitions/798.html',
  script(script, { report }) {
    if (!telling.test(script.text)) return;
    for (const range of passwordsIn(script))
      report(range, 'This looks like a password in plain text. Read it from Secrets Manager or the Parameter Store when the step runs.');
  },
};

function passwordsIn({ assignments, commands }: ParsedScript): readonly TextRange[] {
  const assigned = assignments().flatMap(({ name, value }) =>
    value && secretName.test(name) && looksLikePassword(value.text) ? value.range : [],
  );
  return [...assigned, ...commands.flatMap((command) => passwordOf(command) ?? [])];
}

/** A password among the words of a command. */
function passwordOf(command: ScriptCommand): TextRange | undefined {
  const { name, words } = command;
  if (name === 'convertto-securestring') {
    const literal = words.find(({ text }) => looksLikePassword(text));
    return words.some(({ text }) => /^-AsPlainText$/i.test(text)) ? literal?.range : undefined;
  }
  if (name === 'echo' && command.pipedInto?.name === 'chpasswd') return words.find(namesPassword)?.range;
  for (const [at, { text, range }] of words.entries()) {
    const option = secretOption.exec(text);
    if (option === null) continue;
    const inside = option.groups?.value;
    const behind = words[at + 1];
    if (inside !== undefined && looksLikePassword(inside)) return range;
    if (inside === undefined && behind !== undefined && looksLikePassword(behind.text)) return behind.range;
  }
  return undefined;
}

/** `user:password` */
const namesPassword = ({ text }: ScriptWord) => looksLikePassword(text.slice(text.indexOf(':') + 1));
