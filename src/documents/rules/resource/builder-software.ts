import { respellings } from '../../fixes.ts';
import { builderRequests } from '../../kinds/resource/declared-image.ts';
import { isPlaceholder } from '../../kinds/resource/placeholder.ts';
import { didYouMean, nearest, quoted } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { imageBuilder } from './example.ts';
import { scalarsAt } from './member-maps.ts';

const bits = ['32Bit', '64Bit'];
const years = ['2021', '2024'];
const inBits = (name: string) => bits.map((bit) => `${name}_${bit}`);
/** What Microsoft licenses with AppStream. */
const software: ReadonlySet<string> = new Set(
  years.flatMap((year) => [
    ...['Office', 'Visio'].flatMap((product) =>
      ['Professional_Plus', 'Professional', 'Standard'].flatMap((edition) => inBits(`Microsoft_${product}_${year}_LTSC_${edition}`)),
    ),
    ...['Professional', 'Standard'].flatMap((edition) => inBits(`Microsoft_Project_${year}_${edition}`)),
  ]),
);
const installing = (name: string) => `${imageBuilder}SoftwaresToInstall: [${name}]\n`;

export const builderSoftware: Rule = {
  id: 'builder-software',
  severity: 'warning',
  category: 'reference',
  since: '0.1.0',
  summary: 'AppStream has no such software to install.',
  explanation:
    'Only Office, Visio and Project of 2021 and 2024 come with a license, under names such as `Microsoft_Office_2024_LTSC_Standard_64Bit`. All else is installed on the image builder itself. What is to be installed cannot be removed by the same request.',
  good: installing('Microsoft_Office_2024_LTSC_Standard_64Bit'),
  bad: installing('Microsoft_Office_2024'),
  source: 'https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateImageBuilder.html',
  resource(document, { report }) {
    const [node] = builderRequests(document);
    const installed = scalarsAt(node, 'SoftwaresToInstall');
    const removed = scalarsAt(node, 'SoftwaresToUninstall');
    for (const name of [...installed, ...removed]) {
      if (software.has(name.value) || name.value === '' || isPlaceholder(name.value)) continue;
      const meant = nearest(name.value, software);
      report(name.range, `AppStream has no software ${quoted(name.value)}.${didYouMean(meant)}`, respellings(name, meant));
    }
    for (const { value, range } of removed.filter((name) => installed.some((other) => other.value === name.value)))
      report(range, `${quoted(value)} is to be installed by the same request.`);
  },
};
