import { inputMaps } from '../../kinds/component/step-inputs.ts';
import { downloaders, urlsOf } from '../../scripts/downloads.ts';
import type { ScriptCommand, ScriptWord } from '../../scripts/model.ts';
import { entryNamed, scalarNamed } from '../../syntax/lookup.ts';
import { documentWithSteps } from '../example.ts';
import type { Rule } from '../rule.ts';

const registryClients = ['docker', 'podman', 'npm'];
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
  commands: [...downloaders, ...registryClients],
  command(command, { text }, { report }) {
    if (!latest.test(text)) return;
    for (const word of fetched(command)) if (latest.test(word.text)) report(word.range, message);
  },
};

/** Addresses, and container images and npm packages with the tag in so many words. */
function fetched(command: ScriptCommand): readonly ScriptWord[] {
  return registryClients.includes(command.name) ? command.words.filter(({ text }) => /[:@]latest$/.test(text)) : urlsOf(command);
}
