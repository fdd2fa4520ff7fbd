import { eachScalar } from '../../syntax/lookup.ts';
import type { Rule } from '../rule.ts';
import { changed, component } from './example.ts';

export const fileUrl: Rule = {
  id: 'file-url',
  severity: 'error',
  category: 'reference',
  since: '0.1.0',
  summary: 'file:// works on a command line, not inside of a request.',
  explanation:
    'The AWS CLI reads `--data file://document.yaml` from the file, but what stands in a file for `--cli-input-yaml` it sends as it is: the service gets the text `file://…`. Name a file by its relative path in `uri`, which Kiln publishes, or write the text itself.',
  good: component,
  bad: changed(component, 'uri: ./nginx.yaml', 'uri: file://nginx.yaml'),
  source: 'https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-parameters-file.html',
  resource({ node }, { report }) {
    eachScalar(node, ({ value, range }) => {
      if (/^fileb?:\/\/\S+$/.test(value)) report(range, 'The text “file://…” itself is sent to the service, not what the file holds.');
    });
  },
};
