import type { AppStream } from '../../aws/clients.ts';
import { applyTagChange, type TagChange } from '../../resource-details/change-tags.ts';

/** Changes the tags of an image and answers what it has then. */
export function changeImageTags(api: AppStream, ResourceArn: string, change: TagChange): Promise<Readonly<Record<string, string>>> {
  const tags = {
    list: async () => (await api.listTagsForResource({ ResourceArn })).Tags ?? {},
    remove: (TagKeys: string[]) => api.untagResource({ ResourceArn, TagKeys }),
    set: (Tags: Record<string, string>) => api.tagResource({ ResourceArn, Tags }),
  };
  return applyTagChange(tags, change);
}
