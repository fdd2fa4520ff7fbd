import { useState } from 'react';
import type { AccountTarget, Tag } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { awsTags, rowsOf, type TagChange } from '../../resource/tag-draft.ts';
import { AwsTags, TagEditor } from '../../resource/tag-editor.tsx';
import { notifyFailure } from '../../stores/notify.ts';
import { Scrollable } from '../../ui/scrollable.tsx';

interface BuilderTagsProps {
  readonly place: AccountTarget;
  readonly name: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly again: () => void;
}

/** The tags of an image builder, edited as a difference. */
export function BuilderTags({ again, name, place, tags }: BuilderTagsProps) {
  const workbench = useWorkbench();
  const [draft, setDraft] = useState<readonly Tag[]>();
  const apply = async (change: TagChange) => {
    try {
      await workbench.tasks.run(`Changing the tags of ${name}`, (signal) =>
        workbench.connection.client.imageBuilders.changeTags({ ...place, name, ...change }, { signal }),
      );
      again();
    } catch (error) {
      notifyFailure(workbench, error);
    }
  };
  return (
    <Scrollable className="resource-page" label={`Tags of ${name}`}>
      {awsTags(tags).length > 0 && <AwsTags tags={awsTags(tags)} />}
      <TagEditor tags={tags} rows={draft ?? rowsOf(tags)} edit={setDraft} apply={(change) => void apply(change)} />
    </Scrollable>
  );
}
