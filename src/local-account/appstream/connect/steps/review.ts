import { checkImage, createImage } from '../../assistant.ts';
import { AssistantRefusal, type ImageWish } from '../../assistant-rules.ts';
import { windowsOf } from '../../windows-settings.ts';
import { form, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { OpenSession } from '../sessions.ts';
import type { Step } from './step.ts';

const row = (what: string, value: string | Html): Html => html`<dt>${what}</dt><dd>${value}</dd>`;

function summary({ builder }: View, wish: ImageWish): Html {
  const { applications, profile, tested = [], optimized } = builder;
  const tags = Object.entries(wish.tags).map(([key, value]) => `${key}=${value}`);
  return html`<dl>
${row('Name', wish.name)}${row('Display name', wish.displayName ?? wish.name)}${row('Description', wish.description ?? 'None')}
${row('Applications', applications.map(({ name }) => name).join(', ') || 'None: the dynamic app catalog brings them')}
${row('Tested', `${tested.length} of ${applications.length}`)}${row('Optimized', optimized ? 'Yes' : 'No')}${row('Default settings', profile ?? 'Those of a new user')}
${row('Agent', wish.latestAgent ? 'Always the latest version' : `Pinned to ${builder.agentVersion}`)}
${row('Dynamic app catalog', wish.dynamicCatalog ? 'Enabled' : 'Disabled')}${row('Tags', tags.join(', ') || 'None')}</dl>`;
}

function wished({ wish }: OpenSession): ImageWish {
  if (wish) return wish;
  throw new AssistantRefusal('The image has no name yet. Go to Configure image first.');
}

export const review: Step = {
  id: 'review',
  title: 'Review',
  view(view) {
    const { wish } = view.session;
    if (!wish) return html`<p>The image has no name yet. Go to <a href="?step=image">Configure image</a> first.</p>`;
    const warning = windowsOf(view.builder).update
      ? html`<p class="notice" role="note"><strong>Warning:</strong> Windows Update is on. It is turned off while the image is created.</p>`
      : undefined;
    return html`${summary(view, wish)}${warning}
<p>The image builder disconnects, takes a snapshot of itself, and stops; then the image is in the image registry. An image cannot be changed once it was created.</p>
<div class="row">${form(view, { action: 'check', button: 'Dry run' })}${form(view, { action: 'create', button: 'Disconnect and create image', main: true })}</div>`;
  },
  actions: {
    check({ owner, session }) {
      const wish = wished(session);
      checkImage(owner, session.builder, wish);
      return { did: 'checked', about: wish.name };
    },
    create({ owner, session }) {
      const wish = wished(session);
      createImage(owner, session.builder, wish);
      return { did: 'created', about: wish.name };
    },
  },
  says: {
    described: (name) => `This is what the image ${name} will be.`,
    checked: (name) => `The image ${name} can be created. Nothing has been made.`,
    created: (name) => `The image ${name} is being created; the image builder stops when it is there.`,
  },
};
