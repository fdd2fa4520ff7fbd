import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { quoted } from '../../spelling.ts';
import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, headOf, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';

const members = ['DirectoryName', 'OrganizationalUnitDistinguishedName'];
const DISTINGUISHED = /^\s*(?:OU|CN)\s*=.+,\s*DC\s*=/i;
const joined = (unit: string) =>
  `${imageBuilder}DomainJoinInfo:\n  DirectoryName: corp.example.com\n  OrganizationalUnitDistinguishedName: ${unit}\n`;

export const domainJoin: Rule = {
  id: 'domain-join',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'To join a domain one needs its name and the distinguished name of a unit.',
  explanation:
    'AppStream puts the computer into an organisational unit of the directory. The directory is named in full, `corp.example.com`, and the unit as the directory writes it: `OU=AppStream,DC=corp,DC=example,DC=com`.',
  good: joined('"OU=AppStream,DC=corp,DC=example,DC=com"'),
  bad: joined('AppStream'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_DomainJoinInfo.html',
  resource(document, { report }) {
    const [request] = builderRequests(document);
    const info = request === undefined ? undefined : mapOf(valueNamed(request, 'DomainJoinInfo'));
    if (info === undefined) return;
    for (const name of members) if (entryNamed(info, name) === undefined) report(headOf(info), `To join a domain “${name}” is needed.`);
    const directory = scalarNamed(info, 'DirectoryName');
    if (directory !== undefined && directory.value !== '' && !directory.value.includes('.') && !isPlaceholder(directory.value))
      report(directory.range, 'A directory is named in full, such as corp.example.com.');
    const unit = scalarNamed(info, 'OrganizationalUnitDistinguishedName');
    if (unit !== undefined && unit.value !== '' && !DISTINGUISHED.test(unit.value) && !isPlaceholder(unit.value))
      report(unit.range, `A unit is written like OU=AppStream,DC=corp,DC=example,DC=com; ${quoted(unit.value)} is not.`);
  },
};
