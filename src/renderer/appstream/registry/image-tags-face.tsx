import { mayDoWithImage } from '../../../contract/index.ts';
import { useWorkbench } from '../../app/use-workbench.ts';
import { awsTags, rowsOf, type TagChange } from '../../resource/tag-draft.ts';
import { AwsTags, TagEditor, TagList } from '../../resource/tag-editor.tsx';
import { messageOf, notify } from '../../stores/notify.ts';
import { Scrollable } from '../../ui/scrollable.tsx';
import type { ImageFaceProps } from './image-face.ts';
import { whyNot } from './image-words.ts';
import { useImageView } from './use-image-view.ts';

/** The tags of an own image. */
export function ImageTagsFace({ again, detail: { image, tags }, place: { connection } }: ImageFaceProps) {
  const workbench = useWorkbench();
  const target = { connection, arn: image.arn };
  const [view, change] = useImageView(target);
  const reason = whyNot(mayDoWithImage(image, 'tag'));
  const apply = async (wanted: TagChange) => {
    try {
      await workbench.tasks.run('Changing tags', (signal) =>
        workbench.connection.client.appstreamImages.tag({ ...target, ...wanted }, { signal }),
      );
      change({ tags: undefined });
      again();
    } catch (error) {
      notify(workbench, 'error', messageOf(error));
    }
  };
  const rows = view.tags ?? rowsOf(tags);
  return (
    <Scrollable className="resource-page" label={`Tags of ${image.name}`}>
      {awsTags(tags).length > 0 && <AwsTags tags={awsTags(tags)} />}
      {reason === undefined ? (
        <TagEditor tags={tags} rows={rows} edit={(next) => change({ tags: next })} apply={(wanted) => void apply(wanted)} />
      ) : (
        <section aria-label="Tags">
          <p className="muted">{reason}</p>
          <TagList tags={rows} />
        </section>
      )}
    </Scrollable>
  );
}
