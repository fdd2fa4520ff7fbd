import { useStore } from 'zustand';
import type { Tag } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf, notify } from '../stores/notify.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Button, IconButton } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Scrollable } from '../ui/scrollable.tsx';
import type { FaceProps } from './face-props.ts';
import { loadResource } from './load-resource.ts';
import { awsTags, draftFaults, rowsOf, type TagDifference, tagChange, tagDifferences } from './tag-draft.ts';

/** The tags as a table to edit; what applying would do stands below it. */
export function TagsFace({ tab, detail }: FaceProps) {
  const workbench = useWorkbench();
  const draft = useStore(workbench.resources, (views) => (views[tab.id] ?? emptyResourceView).tagDraft);
  const { tags, whyFixed, name } = detail;
  const rows = draft ?? rowsOf(tags);
  const edit = (next: readonly Tag[] | undefined) => workbench.resources.apply({ type: 'part', id: tab.id, part: { tagDraft: next } });
  return (
    <Scrollable className="resource-page" label={`Tags of ${name}`}>
      {awsTags(tags).length > 0 && <AwsTags tags={awsTags(tags)} />}
      {whyFixed === undefined ? (
        <TagEditor tab={tab} detail={detail} rows={rows} edit={edit} />
      ) : (
        <section aria-label="Tags">
          <p className="muted">{whyFixed}</p>
          {rows.length === 0 ? <p className="muted">It has no tags.</p> : <TagList tags={rows} />}
        </section>
      )}
    </Scrollable>
  );
}

function AwsTags({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <section aria-label="Tags of AWS">
      <h3>Tags of AWS</h3>
      <TagList tags={tags} />
    </section>
  );
}

function TagList({ tags }: { readonly tags: readonly Tag[] }) {
  return (
    <dl className="fact-list">
      {tags.map(({ key, value }) => (
        <div key={key}>
          <dt>{key}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface TagEditorProps extends FaceProps {
  readonly rows: readonly Tag[];
  readonly edit: (rows: readonly Tag[] | undefined) => void;
}

function TagEditor({ tab, detail, rows, edit }: TagEditorProps) {
  const workbench = useWorkbench();
  const faults = draftFaults(rows);
  const differences = tagDifferences(detail.tags, rows);
  const isFaulty = faults.all !== undefined || faults.rows.some((fault) => fault !== undefined);
  const change = (at: number, row: Tag) => edit(rows.with(at, row));
  const apply = async () => {
    try {
      const { client } = workbench.connection;
      const target = { connection: tab.connection, arn: detail.arn };
      await workbench.tasks.run('Changing tags', (signal) =>
        client.resourceDetails.tag({ ...target, ...tagChange(differences) }, { signal }),
      );
      edit(undefined);
      await loadResource(workbench, tab);
    } catch (error) {
      notify(workbench, 'error', messageOf(error));
    }
  };
  return (
    <section aria-label="Tags">
      {rows.length === 0 && <p className="muted">It has no tags.</p>}
      <ul className="tag-rows" aria-label="Tags">
        {rows.map((row, at) => (
          <TagRow
            // biome-ignore lint/suspicious/noArrayIndexKey: the key of a tag changes while it is typed.
            key={at}
            row={row}
            at={at}
            fault={faults.rows[at]}
            onChange={(next) => change(at, next)}
            onRemove={() => edit(rows.toSpliced(at, 1))}
          />
        ))}
      </ul>
      {faults.all !== undefined && (
        <p className="field-fault" role="status">
          {faults.all}
        </p>
      )}
      <div className="button-row">
        <Button icon="add" onClick={() => edit([...rows, { key: '', value: '' }])}>
          Add tag
        </Button>
      </div>
      {differences.length > 0 && (
        <section className="difference" aria-label="What will change">
          <h3>What will change</h3>
          <ul>
            {differences.map((difference) => (
              <li key={`${difference.kind} ${difference.key}`}>
                <DifferenceWords difference={difference} />
              </li>
            ))}
          </ul>
          <div className="button-row">
            <Button onClick={() => edit(undefined)}>Discard</Button>
            <Button kind="primary" disabled={isFaulty} onClick={() => void apply()}>
              Apply changes
            </Button>
          </div>
        </section>
      )}
    </section>
  );
}

interface TagRowProps {
  readonly row: Tag;
  readonly at: number;
  readonly fault: string | undefined;
  readonly onChange: (row: Tag) => void;
  readonly onRemove: () => void;
}

function TagRow({ row, at, fault, onChange, onRemove }: TagRowProps) {
  const faultId = `tag-fault-${at}`;
  return (
    <li>
      <input
        className="field"
        aria-label={`Key ${at + 1}`}
        placeholder="Key"
        spellCheck={false}
        value={row.key}
        aria-invalid={fault !== undefined}
        aria-describedby={faultId}
        onChange={(event) => onChange({ ...row, key: event.target.value })}
      />
      <input
        className="field"
        aria-label={`Value ${at + 1}`}
        placeholder="Value"
        spellCheck={false}
        value={row.value}
        aria-describedby={faultId}
        onChange={(event) => onChange({ ...row, value: event.target.value })}
      />
      <IconButton icon="trash" label={`Remove tag ${row.key || at + 1}`} onClick={onRemove} />
      <p id={faultId} className="field-fault" role="status">
        {fault}
      </p>
    </li>
  );
}

const signs = { added: 'add', changed: 'edit', removed: 'remove' } as const;

function DifferenceWords({ difference }: { readonly difference: TagDifference }) {
  const { key, kind } = difference;
  return (
    <>
      <Icon name={signs[kind]} />
      <span>
        {kind === 'added' && `Add ${key} = ${difference.value}`}
        {kind === 'changed' && `Change ${key} from ${difference.from || 'nothing'} to ${difference.value || 'nothing'}`}
        {kind === 'removed' && `Remove ${key}, which is ${difference.from || 'empty'}`}
      </span>
    </>
  );
}
