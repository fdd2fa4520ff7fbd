import { optimize } from '../../assistant.ts';
import { form } from '../form.ts';
import { html } from '../html.ts';
import type { Step } from './step.ts';

export const optimizeStep: Step = {
  id: 'optimize',
  title: 'Optimize',
  view(view) {
    const { applications, optimized } = view.builder;
    if (applications.length === 0) return html`<p>There is no application to optimize. Add one first.</p>`;
    const withManifest = applications.filter(({ manifestPath }) => manifestPath !== undefined).length;
    return html`<p>A real image builder opens each application once, or reads the files of its manifest, so that it starts sooner for users. ${withManifest} of ${applications.length} have a manifest.</p>
<p>${optimized ? 'The applications are optimized.' : 'The applications are not optimized yet.'} Here no program is opened.</p>
${form(view, { action: 'optimize', button: 'Optimize', main: !optimized })}`;
  },
  actions: {
    optimize({ owner, session }) {
      optimize(owner, session.builder);
      return { did: 'optimized' };
    },
  },
  says: { optimized: () => 'The applications are optimized.' },
};
