import { mapOf } from '../../syntax/entries.ts';
import { scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { recipe } from './example.ts';

/** How a text begins that cloud-init or the launch agents of Windows and macOS know. */
const KNOWN =
  /^(?:#!|#cloud-|#include|#part-handler|#upstart-job|## ?template:|Content-Type:|MIME-Version:|From |<(?:script|powershell|powershellArguments|persist|runAsLocalSystem|version)>|version:|tasks:)/i;
/** How Base64 of what gzip has packed begins. */
const PACKED = 'H4sI';
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const withUserData = (text: string) => `${recipe}additionalInstanceConfiguration:\n  userDataOverride: ${text}\n`;

export const userDataForm: Rule = {
  id: 'user-data-form',
  severity: 'warning',
  category: 'structure',
  since: '0.1.0',
  summary: 'The user data, decoded, is nothing that an instance would run.',
  explanation:
    '`userDataOverride` is Base64 of a script that begins with `#!`, of a `#cloud-config`, or on Windows of `<powershell>` or `<script>`. What begins otherwise the instance ignores: often a text that was encoded twice, or not at all and looks like Base64.',
  good: withUserData('IyEvYmluL2Jhc2gKZWNobyBoZWxsbwo='),
  bad: withUserData('SXlFdlltbHVMMkpoYzJnS1pXTm9ieUJvWld4c2J3bz0='),
  source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
  resource({ kind, node }, { report }) {
    const options = kind === 'image-recipe' ? mapOf(valueNamed(node, 'additionalInstanceConfiguration')) : undefined;
    const data = scalarNamed(options, 'userDataOverride');
    const begin = data === undefined ? undefined : beginOf(data.value);
    if (data !== undefined && begin !== undefined && !KNOWN.test(begin.trimStart()))
      report(data.range, 'Decoded, this is neither a script (#!) nor a #cloud-config nor <powershell>; the instance would ignore it.');
  },
};

/** The first characters of what a text encodes; undefined where it is no Base64, or packed. */
function beginOf(text: string): string | undefined {
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.startsWith(PACKED)) return undefined;
  let bits = 0;
  let begin = '';
  // Four digits make three characters; that they are bytes of UTF-8 does not matter for what is looked for.
  for (const [at, digit] of [...text.slice(0, 64).replace(/=+$/, '')].entries()) {
    bits = ((bits << 6) | DIGITS.indexOf(digit)) & 0xffff;
    const left = ((at + 1) * 6) % 8;
    if (left < 6) begin += String.fromCharCode((bits >> left) & 0xff);
  }
  return begin;
}
