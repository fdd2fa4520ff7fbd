import { respellAt } from '../../fixes.ts';
import { didYouMean, nearest } from '../../spelling.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith } from './example.ts';
import { documentOf, fileOf } from './used-documents.ts';

export const unknownRecipeParameter: Rule = {
  id: 'unknown-recipe-parameter',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A recipe sets a parameter that the component does not declare.',
  explanation:
    'CreateImageRecipe refuses values for parameters that the document of the component does not declare. Names are compared letter by letter.',
  good: exampleWorkspace(),
  bad: exampleWorkspace(
    recipeWith(
      "      - name: Port\n        value: ['80']\n",
      "      - name: Port\n        value: ['80']\n      - name: Color\n        value: [red]\n",
    ),
  ),
  source: 'https://docs.aws.amazon.com/imagebuilder/latest/userguide/toe-user-defined-variables.html',
  workspace({ file, workspace, text, report }) {
    for (const { reference, parameters } of file.usedComponents ?? []) {
      const document = documentOf(workspace, fileOf(workspace, reference));
      if (document === undefined) continue;
      const declared = document.parameters.map(({ name }) => name);
      for (const { value, range } of parameters) {
        if (declared.includes(value)) continue;
        const suggestion = nearest(value, declared);
        const message = `The component declares no parameter “${value}”.${didYouMean(suggestion)}`;
        report(range, message, respellAt(text, range, suggestion));
      }
    }
  },
};
