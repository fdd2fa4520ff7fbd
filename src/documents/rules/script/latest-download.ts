import { inputMaps } from '../../kinds/component/step-inputs.ts';
import { isDownload, urlsOf } from '../../scripts/downloads.ts';
import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const latest = /\blatest\b/i;
const message = 'This fetches whatever is the newest when the image is built. Name a version, so that two builds give the same image.';

export const latestDownload: Rule = {
  id: 'latest-download',
  severity: 'info',
  category: 'safety',
  since: '0.1.0',
  summary: 'A download is not pinned to a version.',
  explanation:
    'The same component gives another image tomorrow, and a test that passed says nothing about it. Name a version, as a parameter if it changes often, and check the digest.',
  good: documentWithSteps(`- name: Fetch
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSLo /opt/tool.tgz https://example.com/tool/1.2.3/tool.tgz
`),
  bad: documentWithSteps(`- name: Fetch
  action: ExecuteBash
  inputs:
    commands:
      - curl -fsSLo /opt/tool.tgz https://example.com/tool/latest/tool.tgz
`),
  source: 'https://cwe.mitre.org/data/definitions/494.html',
  steps: ['WebDownload'],
  step(step, { report }) {
    for (const map of inputMaps(step)) {
      const source = scalarNamed(map, 'source');
      // What is checked against a digest is always the same.
      if (source !== undefined && latest.test(source.value) && entryNamed(map, 'checksum') === undefined) report(source.range, message);
    }
  },
  script({ commands, text }, { report }) {
    if (!latest.test(text)) return;
    for (const command of commands) {
      const words = isDownload(command) ? urlsOf(command) : imagesOf(command);
      for (const { text, range } of words) if (latest.test(text)) report(range, message);
    }
  },
};

/** Container images and npm packages with the tag in so many words. */
function imagesOf({ name, words }: Parameters<typeof isDownload>[0]): readonly { text: string; range: { start: number; end: number } }[] {
  if (name !== 'docker' && name !== 'podman' && name !== 'npm') return [];
  return words.filter(({ text }) => /[:@]latest$/.test(text));
}
