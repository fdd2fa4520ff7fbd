import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { RelatedEntry, RelatedList } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { Loading } from '../ui/empty-state.tsx';
import { StateMark } from '../ui/state-mark.tsx';
import { titleOfArn } from './arn-words.ts';
import { loadRelated } from './load-links.ts';
import type { ResourcePlace } from './load-resource.ts';
import { ResourceLink } from './resource-link.tsx';
import { stateMark } from './state-mark.ts';

/** The lists that belong to the resource, read when they are looked at. */
export function RelatedLists({ tab }: { readonly tab: ResourcePlace }) {
  const workbench = useWorkbench();
  const related = useStore(workbench.resources, (views) => views[tab.id]?.related);
  useEffect(() => void loadRelated(workbench, tab), [tab, workbench]);
  if (related?.error !== undefined) {
    return (
      <p className="view-error" role="alert">
        {related.error}
      </p>
    );
  }
  if (!related?.value) return <Loading what="Reading what belongs to it…" />;
  return related.value.map((list) => <RelatedTable key={list.title} list={list} />);
}

function RelatedTable({ list: { title, entries } }: { readonly list: RelatedList }) {
  return (
    <section aria-label={title}>
      <h3>{`${title} (${entries.length})`}</h3>
      {entries.length === 0 ? (
        <p className="muted">None yet.</p>
      ) : (
        <div className="fact-table-place">
          <table className="fact-table" aria-label={title}>
            <thead>
              <tr>
                <th scope="col">Name</th>
                <th scope="col">State</th>
                <th scope="col">Date</th>
                <th scope="col">Note</th>
              </tr>
            </thead>
            <tbody>
              {entries.map((entry) => (
                <RelatedRow key={entry.title} entry={entry} />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

function RelatedRow({ entry: { arn, at, note, state, title } }: { readonly entry: RelatedEntry }) {
  return (
    <tr>
      <td>{arn === undefined ? title : <ResourceLink arn={arn} words={titleOfArn(arn)} />}</td>
      <td>{state !== '' && <StateMark mark={stateMark(state)} />}</td>
      <td>{at !== '' && new Date(at).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' })}</td>
      <td>{note}</td>
    </tr>
  );
}
