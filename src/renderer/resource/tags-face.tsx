import { useStore } from 'zustand';
import type { Tag } from '../../contract/index.ts';
import { useWorkbench } from '../app/use-workbench.ts';
import { messageOf, notify } from '../stores/notify.ts';
import { emptyResourceView } from '../stores/resource-store.ts';
import { Scrollable } from '../ui/scrollable.tsx';
import type { FaceProps } from './face-props.ts';
import { loadResource } from './load-resource.ts';
import { awsTags, rowsOf, type TagChange } from './tag-draft.ts';
import { AwsTags, TagEditor, TagList } from './tag-editor.tsx';

/** The tags as a table to edit; what applying would do stands below it. */
export function TagsFace({ tab, detail }: FaceProps) {
  const workbench = useWorkbench();
  const draft = useStore(workbench.resources, (views) => (views[tab.id] ?? emptyResourceView).tagDraft);
  const { tags, whyFixed, name } = detail;
  const rows = draft ?? rowsOf(tags);
  const edit = (next: readonly Tag[] | undefined) => workbench.resources.apply({ type: 'part', id: tab.id, part: { tagDraft: next } });
  const apply = async (change: TagChange) => {
    try {
      const { client } = workbench.connection;
      const target = { connection: tab.connection, arn: detail.arn };
      await workbench.tasks.run('Changing tags', (signal) => client.resourceDetails.tag({ ...target, ...change }, { signal }));
      edit(undefined);
      await loadResource(workbench, tab);
    } catch (error) {
      notify(workbench, 'error', messageOf(error));
    }
  };
  return (
    <Scrollable className="resource-page" label={`Tags of ${name}`}>
      {awsTags(tags).length > 0 && <AwsTags tags={awsTags(tags)} />}
      {whyFixed === undefined ? (
        <TagEditor tags={tags} rows={rows} edit={edit} apply={(change) => void apply(change)} />
      ) : (
        <section aria-label="Tags">
          <p className="muted">{whyFixed}</p>
          {rows.length === 0 ? <p className="muted">It has no tags.</p> : <TagList tags={rows} />}
        </section>
      )}
    </Scrollable>
  );
}
