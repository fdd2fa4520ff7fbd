import { mapOf } from '../../syntax/entries.ts';
import { entryNamed, scalarNamed, valueNamed } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { pipeline } from './example.ts';

const scanned = (tests: boolean) =>
  `${pipeline}imageScanningConfiguration:\n  imageScanningEnabled: true\nimageTestsConfiguration:\n  imageTestsEnabled: ${tests}\n`;

export const scanWithoutTests: Rule = {
  id: 'scan-without-tests',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An image is scanned while it is tested, and tests are off.',
  explanation:
    'Inspector looks at the instance that tests run on, so scanning an AMI needs `imageTestsEnabled: true`, which is the default. `ecrConfiguration` says where container images wait for their scan; for AMIs it says nothing.',
  good: scanned(true),
  bad: scanned(false),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/APIReference/API_ImageScanningConfiguration.html',
  resource({ kind, node }, { report }) {
    if (kind !== 'image-pipeline' && kind !== 'image') return;
    const scanning = scalarNamed(mapOf(valueNamed(node, 'imageScanningConfiguration')), 'imageScanningEnabled');
    const tests = scalarNamed(mapOf(valueNamed(node, 'imageTestsConfiguration')), 'imageTestsEnabled');
    if (scanning?.value !== 'true' || tests?.value !== 'false' || entryNamed(node, 'containerRecipeArn') !== undefined) return;
    report(tests.range, 'An AMI is scanned while it is tested: scanning needs “imageTestsEnabled: true”.');
  },
};
