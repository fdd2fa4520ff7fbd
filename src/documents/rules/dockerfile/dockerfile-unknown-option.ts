import { dockerReference, instructionSpec } from '../../kinds/dockerfile/instructions.ts';
import { optionsOf } from '../../kinds/dockerfile/words.ts';
import { didYouMean, nearest } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

/** The options that instructions take before their arguments; the others take none. */
const options: ReadonlyMap<string, readonly string[]> = new Map([
  ['FROM', ['platform']],
  ['RUN', ['mount', 'network', 'security', 'device']],
  ['COPY', ['from', 'chown', 'chmod', 'link', 'parents', 'exclude']],
  ['ADD', ['keep-git-dir', 'checksum', 'chown', 'chmod', 'link', 'unpack', 'exclude']],
  ['HEALTHCHECK', ['interval', 'timeout', 'start-period', 'start-interval', 'retries']],
]);
const NAME = /^--([a-z][\w-]*)/;

export const dockerfileUnknownOption: Rule = {
  id: 'dockerfile-unknown-option',
  severity: 'error',
  category: 'structure',
  since: '0.1.0',
  summary: 'An instruction has an option that it does not know.',
  explanation:
    'Docker ends the build at an option that the instruction does not have. Options stand before the arguments, as `--name=value`.',
  good: templateWith(`COPY --from=tools --chown=app /tool /usr/bin/
`),
  bad: templateWith(`COPY --form=tools /tool /usr/bin/
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const instruction of instructions) {
      const known = options.get(instruction.keyword);
      if (known === undefined || instructionSpec(instruction.keyword) === undefined) continue;
      for (const { text, range } of optionsOf(instruction)) {
        const name = NAME.exec(text)?.[1];
        if (name === undefined || known.includes(name)) continue;
        report(range, `${instruction.keyword} has no option “--${name}”.${didYouMean(nearest(name, known))}`);
      }
    }
  },
};
