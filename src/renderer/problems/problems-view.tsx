import { useDeferredValue, useMemo } from 'react';
import { useStore } from 'zustand';
import type { Severity } from '../../documents/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { openFile } from '../editor/open-file.ts';
import type { Problem } from '../language/protocol.ts';
import { openRule } from '../rules/open-rule.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { baseName, folderOf } from '../workspace/file-names.ts';
import { type ProblemGroup, problemGroups } from './problem-rows.ts';

const WORD: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', info: 'Hint' };

/** The findings in the open files; a click or Enter goes to the place. */
export function ProblemsView() {
  const { problems } = useWorkbench();
  // Many findings are drawn when there is time: never between a key and its letter.
  const documents = useDeferredValue(useStore(problems, (state) => state.documents));
  const groups = useMemo(() => problemGroups(documents), [documents]);
  return (
    <section className="problems" aria-label="Problems">
      {groups.length === 0 ? (
        <EmptyState icon="pass" title="No problems in the open files" />
      ) : (
        groups.map((group) => <Group key={group.tabId} group={group} />)
      )}
    </section>
  );
}

function Group({ group }: { readonly group: ProblemGroup }) {
  return (
    <>
      <h2 className="problems-file">
        <Icon name="file-code" />
        <span>{baseName(group.path)}</span>
        <span className="muted">{folderOf(group.path)}</span>
        <span className="count">{group.problems.length}</span>
      </h2>
      <ul aria-label={`Problems in ${group.path}`}>
        {group.problems.map((problem) => (
          <li key={`${problem.rule}:${problem.range.start.line}:${problem.range.start.character}:${problem.message}`}>
            <ProblemButton path={group.path} problem={problem} />
            <RuleButton rule={problem.rule} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ProblemButton({ path, problem }: { readonly path: string; readonly problem: Problem }) {
  const workbench = useWorkbench();
  const { message, range, severity } = problem;
  return (
    <button type="button" className="problem" data-list onClick={() => void openFile(workbench, path, { range })}>
      <span className={`severity-${severity}`}>
        <Icon name={severity} />
        <span className="visually-hidden">{WORD[severity]}: </span>
      </span>
      <span className="problem-message">{message}</span>
      <span className="muted">{`Ln ${range.start.line + 1}, Col ${range.start.character + 1}`}</span>
    </button>
  );
}

function RuleButton({ rule }: { readonly rule: string }) {
  const workbench = useWorkbench();
  return (
    <button type="button" className="problem-rule" title={`Explain ${rule}`} onClick={() => openRule(workbench, rule)}>
      {rule}
    </button>
  );
}
