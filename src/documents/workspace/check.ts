import type { Analysis } from '../analysis.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { WorkspaceContext } from '../rules/rule.ts';
import { beginRun, guarded, inOrder, ruleSet } from '../rules/run.ts';
import { workspaceRules } from '../rules/workspace/index.ts';
import type { WorkspaceFacts } from './model.ts';

const { workspace: checks } = ruleSet(workspaceRules);

/**
 * The third stage: what a file says wrongly about the others of its workspace. `path` names the file among the facts; a file that is
 * not among them has no findings. The findings are in the order of the text.
 */
export function checkFile(
  { text, lines, tree }: Pick<Analysis, 'text' | 'lines' | 'tree'>,
  path: string,
  workspace: WorkspaceFacts,
): readonly Diagnostic[] {
  const file = workspace.files.get(path);
  if (file === undefined) return [];
  const { run, report } = beginRun();
  const context: WorkspaceContext = { text, lines, tree, document: undefined, file, workspace, report };
  guarded(run, checks, (rule) => rule.workspace(context));
  return inOrder(run.found);
}
