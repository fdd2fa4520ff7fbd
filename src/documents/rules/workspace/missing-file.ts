import { respellAt } from '../../fixes.ts';
import { didYouMean, nearest } from '../../spelling.ts';
import { relativePath } from '../../workspace/relative-path.ts';
import type { Rule } from '../rule.ts';
import { exampleWorkspace, recipeWith } from './example.ts';

/** Files that Kiln reads; whether others are there nobody told us. */
const READ = /\.(?:ya?ml|json)$|(?:^|\/)(?:Dockerfile|Containerfile)[^/]*$|\.dockerfile$/i;

export const missingFile: Rule = {
  id: 'missing-file',
  severity: 'error',
  category: 'workspace',
  since: '0.1.0',
  summary: 'A file is named that the workspace does not have.',
  explanation:
    'Where the service takes an ARN, a file may name another file of the workspace, relative to itself. Kiln publishes that file first and puts its ARN in; without the file nothing can be published.',
  good: exampleWorkspace(),
  bad: exampleWorkspace(recipeWith('./web.component.yaml', './wbe.component.yaml')),
  source: 'Kiln: a resource file is the body of its Create* call, in which paths may stand for ARNs.',
  workspace({ file, workspace, text, report }) {
    for (const { path, range, kinds } of file.references) {
      if (path === undefined || workspace.files.has(path) || !READ.test(path)) continue;
      const fitting = [...workspace.files.values()].filter(({ kind }) => kinds.length === 0 || kinds.some((wanted) => wanted === kind));
      const near = nearest(
        path,
        fitting.map((candidate) => candidate.path),
      );
      const written = near === undefined ? undefined : relativePath(file.path, near);
      report(range, `There is no file “${path}” in this workspace.${didYouMean(written)}`, respellAt(text, range, written));
    }
  },
};
