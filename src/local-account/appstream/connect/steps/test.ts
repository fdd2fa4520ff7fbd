import { testApplication } from '../../assistant.ts';
import { form, hidden, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { Step } from './step.ts';

function row(view: View, name: string): Html {
  const wasTested = view.builder.tested?.includes(name) ?? false;
  const button = form(view, { action: 'test', button: 'Test', label: `Test ${name}`, fields: hidden('name', name) });
  return html`<tr><th scope="row">${name}</th><td>${wasTested ? 'Tested' : 'Not tested'}</td><td>${button}</td></tr>`;
}

export const test: Step = {
  id: 'test',
  title: 'Test',
  view(view) {
    const { applications } = view.builder;
    if (applications.length === 0) return html`<p>There is no application to test. Add one first.</p>`;
    return html`<p>On a real image builder you switch to the Test User and open each application as users will. Here no program is opened: what you tested is only noted.</p>
<table><thead><tr><th scope="col">Application</th><th scope="col">State</th><td></td></tr></thead><tbody>${applications.map(({ name }) => row(view, name))}</tbody></table>`;
  },
  actions: {
    test({ owner, session }, sent) {
      const name = sent.get('name') ?? '';
      testApplication(owner, session.builder, name);
      return { did: 'tested', about: name };
    },
  },
  says: { tested: (name) => `${name} is noted as tested.` },
};
