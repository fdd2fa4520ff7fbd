import { useEffect } from 'react';
import { useStore } from 'zustand';
import { type FoundUsers, resourceKindWords, type Use, type User } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { formatAge } from '../runs/duration.ts';
import { useNow } from '../runs/use-now.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Button } from '../ui/button.tsx';
import { Loading } from '../ui/empty-state.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import { titleOfArn } from './arn-words.ts';
import type { FaceProps } from './face-props.ts';
import { loadUses, searchUsers, stopSearch } from './load-links.ts';
import { memberWords } from './member-words.ts';
import { ResourceLink } from './resource-link.tsx';
import { searchWords } from './search-words.ts';

/** What the resource uses, and what uses it. */
export function LinksFace({ tab, detail }: FaceProps) {
  return (
    <Scrollable className="resource-page" label={`Links of ${detail.name}`}>
      <Uses tab={tab} />
      <Users tab={tab} />
    </Scrollable>
  );
}

function Uses({ tab }: Pick<FaceProps, 'tab'>) {
  const workbench = useWorkbench();
  const uses = useStore(workbench.resources, (views) => (views[tab.id] ?? emptyResourceView).uses);
  useEffect(() => void loadUses(workbench, tab), [tab, workbench]);
  return (
    <section aria-label="Uses">
      <h3>Uses</h3>
      {uses.error !== undefined && (
        <p className="view-error" role="alert">
          {uses.error}
        </p>
      )}
      {uses.asking && <Loading what="Looking up what its references mean now…" />}
      {uses.value?.length === 0 && <p className="muted">It names no other resource.</p>}
      <ul className="link-list" aria-label="What it uses">
        {uses.value?.map((use) => (
          <li key={use.path.join('/')}>
            <UseRow use={use} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** `components / 2 / componentArn` is “Components 3”: people count from one, and the last word says nothing new. */
function placeWords(path: Use['path']): string {
  const [member = '', at] = path;
  return typeof at === 'number' ? `${memberWords(String(member))} ${at + 1}` : memberWords(String(member));
}

function UseRow({ use: { fault, means, path, target } }: { readonly use: Use }) {
  return (
    <>
      <span className="muted link-place">{placeWords(path)}</span>
      <span className="link-target">
        <ResourceLink arn={target} words={target} />
        {means !== undefined && means !== target && (
          <span className="link-means">
            <Icon name="arrow-small-right" />
            <span className="muted">means now</span>
            <ResourceLink arn={means} words={titleOfArn(means)} />
          </span>
        )}
        {fault !== undefined && <span className="link-fault">{fault}</span>}
      </span>
    </>
  );
}

function Users({ tab }: Pick<FaceProps, 'tab'>) {
  const workbench = useWorkbench();
  const { asking, error, progress, value } = useStore(workbench.resources, (views) => (views[tab.id] ?? emptyResourceView).users);
  useEffect(() => void searchUsers(workbench, tab), [tab, workbench]);
  return (
    <section aria-label="Used by">
      <h3>Used by</h3>
      {error !== undefined && (
        <p className="view-error" role="alert">
          {error}
        </p>
      )}
      {asking ? (
        <div className="link-search">
          <Loading what={searchWords(progress)} />
          <Button onClick={() => stopSearch(workbench, tab)}>Stop searching</Button>
        </div>
      ) : (
        <div className="link-search">
          <SearchedAs found={value} />
          <Button icon="search" onClick={() => void searchUsers(workbench, tab, true)}>
            {value ? 'Search again' : 'Search'}
          </Button>
        </div>
      )}
      <ul className="link-list" aria-label="What uses it">
        {value?.users.map((user) => (
          <li key={`${user.arn} ${user.reference}`}>
            <UserRow user={user} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function SearchedAs({ found }: { readonly found: FoundUsers | undefined }) {
  const now = useNow(30_000);
  if (!found) return <p className="muted">Not searched to the end.</p>;
  const { asOf, searched, users } = found;
  if (searched.length === 0) return <p className="muted">No kind of resource names one of this kind.</p>;
  const kinds = searched.map((kind) => `${resourceKindWords[kind].toLowerCase()}s`.replace(/ys$/, 'ies')).join(', ');
  return (
    <p className="muted">{`${users.length === 0 ? 'Nothing uses it' : `${users.length} found`}, as of ${formatAge(asOf, now)}. Searched: ${kinds}.`}</p>
  );
}

function UserRow({ user: { arn, means, reference } }: { readonly user: User }) {
  return (
    <>
      <ResourceLink arn={arn} words={titleOfArn(arn)} />
      <span className="muted">
        {`as ${titleOfArn(reference)}`}
        {means !== undefined && `, which means ${titleOfArn(means)} now`}
      </span>
    </>
  );
}
