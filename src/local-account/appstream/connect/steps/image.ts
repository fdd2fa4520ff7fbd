import { checkImage } from '../../assistant.ts';
import { AssistantRefusal, type ImageWish } from '../../assistant-rules.ts';
import { area, field, form, given, tick, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import { keepWish } from '../sessions.ts';
import type { Step } from './step.ts';

/** `KEY=VALUE`, one a line. Throws for a line that is none, and for a key that is there twice. */
function tagsOf(lines: string): ImageWish['tags'] {
  const tags = new Map<string, string>();
  for (const line of lines.split('\n').map((one) => one.trim())) {
    if (line === '') continue;
    const [, key, value] = /^([^=]+?)\s*=\s*(.*)$/.exec(line) ?? [];
    if (key === undefined || value === undefined) throw new AssistantRefusal(`A tag is written as KEY=VALUE, one a line: ${line}`);
    if (tags.has(key)) throw new AssistantRefusal(`The tag ${key} is there twice. Remove one of the lines.`);
    tags.set(key, value);
  }
  return Object.fromEntries(tags);
}

const toLines = (tags: ImageWish['tags'] = {}): string =>
  Object.entries(tags)
    .map(([key, value]) => `${key}=${value}`)
    .join('\n');

function fields(view: View): readonly Html[] {
  const action = 'describe';
  const { wish } = view.session;
  return [
    field(view, {
      action,
      name: 'name',
      label: 'Name of the image',
      required: true,
      value: wish?.name,
      hint: 'At most 100 letters, digits and . _ -; not beginning with aws, appstream or amazon. It cannot be changed later.',
    }),
    field(view, { action, name: 'display', label: 'Display name', value: wish?.displayName, hint: 'At most 256 characters.' }),
    field(view, { action, name: 'description', label: 'Description', value: wish?.description, hint: 'At most 256 characters.' }),
    area(view, { action, name: 'tags', label: 'Tags', value: toLines(wish?.tags), hint: 'KEY=VALUE, one a line, at most 50.' }),
    tick(view, { action, name: 'latest', label: 'Always use the latest agent version', on: wish?.latestAgent ?? true }),
    tick(view, { action, name: 'dynamic', label: 'Enable the dynamic app catalog', on: wish?.dynamicCatalog ?? false }),
  ];
}

export const image: Step = {
  id: 'image',
  title: 'Configure image',
  view: (view) => html`${form(view, { action: 'describe', button: 'Next: review', main: true, fields: fields(view) })}`,
  actions: {
    describe({ owner, session }, sent) {
      const wish: ImageWish = {
        ...{ name: given(sent, 'name') ?? '', displayName: given(sent, 'display'), description: given(sent, 'description') },
        ...{ tags: tagsOf(sent.get('tags') ?? ''), latestAgent: sent.has('latest'), dynamicCatalog: sent.has('dynamic') },
      };
      checkImage(owner, session.builder, wish);
      keepWish(owner, session, wish);
      return { did: 'described', about: wish.name, next: 'review' };
    },
  },
  says: {},
};
