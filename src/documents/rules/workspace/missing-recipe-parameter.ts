import { oneOf } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith } from './example.ts';
import { documentOf, fileOf } from './used-documents.ts';

export const missingRecipeParameter: Rule = {
  id: 'missing-recipe-parameter',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A recipe does not set a parameter that the component requires.',
  explanation: 'A parameter without a default must get its value from every recipe that uses the component; else the recipe is refused.',
  good: exampleWorkspace(),
  bad: exampleWorkspace(recipeWith("    parameters:\n      - name: Port\n        value: ['80']\n", '')),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-user-defined-variables.html',
  workspace({ file, workspace, report }) {
    for (const { reference, parameters } of file.usedComponents ?? []) {
      const document = documentOf(workspace, fileOf(workspace, reference));
      const given = new Set(parameters.map(({ value }) => value));
      const missing = (document?.parameters ?? []).filter(({ name, required }) => required && !given.has(name));
      if (missing.length === 0) continue;
      const names = missing.map(({ name }) => name);
      report(
        reference.range,
        `The component needs a value for ${names.length === 1 ? oneOf(names) : names.map((name) => `“${name}”`).join(', ')}.`,
      );
    }
  },
};
