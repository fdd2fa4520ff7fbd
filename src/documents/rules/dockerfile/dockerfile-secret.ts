import { dockerReference } from '../../kinds/dockerfile/instructions.ts';
import type { DockerfileInstruction } from '../../kinds/dockerfile/model.ts';
import { argumentsOf, type DockerfileWord } from '../../kinds/dockerfile/words.ts';
import { looksSecret } from '../../secret-names.ts';
import type { Rule } from '../rule.ts';
import { templateWith } from './example.ts';

const SETTING = /^([A-Za-z_]\w*)=(?:"(.*)"|'(.*)'|(.*))$/s;

export const dockerfileSecret: Rule = {
  id: 'dockerfile-secret',
  severity: 'warning',
  category: 'safety',
  since: '0.1.0',
  summary: 'Secrets do not belong into ENV and ARG.',
  explanation:
    'What `ENV` and `ARG` are given stays in the metadata of the image: whoever may pull it can read it. Read secrets when the container starts, from Secrets Manager or the Parameter Store.',
  good: templateWith(`ENV DATABASE_SECRET_NAME=prod/database
`),
  bad: templateWith(`ENV DATABASE_PASSWORD=hunter2
`),
  exampleFile: 'Dockerfile',
  source: dockerReference,
  dockerfile: ({ instructions }, { report }) => {
    for (const instruction of instructions) {
      for (const { name, value, range } of settingsOf(instruction)) {
        if (looksSecret(name, value)) report(range, `${name} looks like a secret, and stays in the image in plain text.`);
      }
    }
  },
};

interface Setting extends Pick<DockerfileWord, 'range'> {
  readonly name: string;
  readonly value: string;
}

/** `ENV A=1 B=2`, `ARG A=1`, and the old `ENV A 1`. */
function settingsOf(instruction: DockerfileInstruction): readonly Setting[] {
  if (instruction.keyword !== 'ENV' && instruction.keyword !== 'ARG') return [];
  const words = argumentsOf(instruction);
  const [first, second] = words;
  if (first !== undefined && second !== undefined && instruction.keyword === 'ENV' && !first.text.includes('=')) {
    return [{ name: first.text, value: second.text, range: second.range }];
  }
  return words.flatMap(({ text, range }) => {
    const [, name, ...values] = SETTING.exec(text) ?? [];
    return name === undefined ? [] : [{ name, value: values.find((value) => value !== undefined) ?? '', range }];
  });
}
