import { addApplication, removeApplication } from '../../assistant.ts';
import { isWindows, maxApplications } from '../../assistant-rules.ts';
import type { ApplicationFacts } from '../../records.ts';
import { field, form, given, hidden, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { Step } from './step.ts';

function row(view: View, application: ApplicationFacts): Html {
  const { name, displayName, launchPath, launchParameters, workingDirectory, iconPath, manifestPath } = application;
  const details = { Parameters: launchParameters, 'Working directory': workingDirectory, Icon: iconPath, Manifest: manifestPath };
  const lines = Object.entries(details).flatMap(([what, value]) => (value === undefined ? [] : [html`<br>${what}: <code>${value}</code>`]));
  const remove = form(view, { action: 'remove', button: 'Remove', label: `Remove ${name}`, fields: hidden('name', name) });
  return html`<tr><th scope="row">${name}</th><td>${displayName}</td><td><code>${launchPath}</code>${lines}</td><td>${remove}</td></tr>`;
}

/** The catalogue as a table. */
function catalogue(view: View): Html {
  const { applications } = view.builder;
  if (applications.length === 0) return html`<p>No application yet. Users see in their catalog what you add here.</p>`;
  return html`<table><caption>${applications.length} of at most ${maxApplications} applications</caption>
<thead><tr><th scope="col">Name</th><th scope="col">Display name</th><th scope="col">Program</th><td></td></tr></thead>
<tbody>${applications.map((one) => row(view, one))}</tbody></table>`;
}

function fields(view: View): readonly Html[] {
  const windows = isWindows(view.builder);
  const [action, folder] = ['add', windows ? 'C:\\Program Files\\Editor' : '/opt/editor'];
  const separator = windows ? '\\' : '/';
  const program = `${folder}${separator}${windows ? 'editor.exe' : 'editor'}`;
  return [
    field(view, { action, name: 'name', label: 'Name', required: true, hint: 'Unique, at most 256 characters, without blanks.' }),
    field(view, {
      action,
      name: 'path',
      label: 'Absolute path of the program',
      required: true,
      hint: windows ? `An .exe or a .bat, for example ${program}` : `For example ${program}`,
    }),
    field(view, { action, name: 'display', label: 'Display name', hint: 'What users read; without one, the name of the program’s file.' }),
    field(view, { action, name: 'icon', label: 'Absolute path of the icon', hint: 'A jpg, png or bmp of at most 256 × 256 pixels.' }),
    field(view, { action, name: 'directory', label: 'Working directory', hint: `For example ${folder}` }),
    field(view, { action, name: 'parameters', label: 'Launch parameters' }),
    field(view, {
      action,
      name: 'manifest',
      label: 'Absolute path of the manifest',
      hint: 'A file that lists, one a line, the files to have at hand when the program starts.',
    }),
  ];
}

export const apps: Step = {
  id: 'apps',
  title: 'Add apps',
  view: (view) =>
    html`${catalogue(view)}<h3>Add an application</h3>${form(view, { action: 'add', button: 'Add application', main: true, fields: fields(view) })}`,
  actions: {
    add({ owner, session }, sent) {
      const name = given(sent, 'name') ?? '';
      addApplication(owner, session.builder, {
        ...{ name, launchPath: given(sent, 'path') ?? '', displayName: given(sent, 'display'), iconPath: given(sent, 'icon') },
        ...{
          workingDirectory: given(sent, 'directory'),
          launchParameters: given(sent, 'parameters'),
          manifestPath: given(sent, 'manifest'),
        },
      });
      return { did: 'added', about: name };
    },
    remove({ owner, session }, sent) {
      const name = sent.get('name') ?? '';
      removeApplication(owner, session.builder, name);
      return { did: 'removed', about: name };
    },
  },
  says: {
    added: (name) => `${name} is in the catalog.`,
    removed: (name) => `${name} is no longer in the catalog.`,
  },
};
