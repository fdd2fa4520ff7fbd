import { quoted } from '../../spelling.ts';
import { scalarNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { component } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const systems: readonly (readonly [RegExp, string])[] = [
  [/\bwindows\b/i, 'Windows'],
  [/^\s*mac ?os\b/i, 'macOS'],
  [/^\s*(?:amazon linux|ubuntu|red hat|rhel|centos|sles|suse|debian|rocky|oracle linux|alma)/i, 'Linux'],
];
const supporting = (system: string) => `${component}supportedOsVersions: [${system}]\n`;

export const osVersionPlatform: Rule = {
  id: 'os-version-platform',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'A component supports an operating system of another platform.',
  explanation: 'A component is for one platform; `supportedOsVersions` narrows it down to systems of that platform.',
  good: supporting('Amazon Linux 2023'),
  bad: supporting('Microsoft Windows Server 2022'),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_CreateComponent.html',
  resource({ kind, node }, { report }) {
    const platform = kind === 'component-resource' ? scalarNamed(node, 'platform')?.value : undefined;
    if (platform === undefined) return;
    for (const { value, range } of scalarsAt(node, 'supportedOsVersions')) {
      const of = systems.find(([name]) => name.test(value))?.[1];
      if (of !== undefined && of !== platform && systems.some(([, known]) => known === platform))
        report(range, `${quoted(value)} is of the platform ${of}, and this component is for ${platform}.`);
    }
  },
};
