import { resetUserProfile, templateUser, updateDefaultProfile } from '../../assistant.ts';
import { isWindows } from '../../assistant-rules.ts';
import { rebootImageBuilder } from '../../image-builders.ts';
import { field, form, given, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { Step } from './step.ts';

const profileField = (view: View, action: string): Html =>
  field(view, {
    action,
    name: 'profile',
    label: 'User',
    value: templateUser,
    hint: 'DOMAIN\\USER, with a full stop in place of the domain for a user of this machine.',
  });

export const configure: Step = {
  id: 'configure',
  title: 'Configure apps',
  view(view) {
    const { builder } = view;
    const restart = html`<h3>Restart the image builder</h3><p>As installers ask for it. The page goes on once it runs again.</p>${form(view, { action: 'restart', button: 'Restart' })}`;
    if (!isWindows(builder)) return html`<p>User profiles are there on Windows alone.</p>${restart}`;
    return html`<p>On a real image builder you switch to the Template User, set up each application, and save. Users then begin with those settings.</p>
<p>${builder.profile === undefined ? 'Nothing has been saved yet: users begin with the settings of a new Windows user.' : html`Users begin with the settings of <strong>${builder.profile}</strong>.`}</p>
<h3>Save settings as the default</h3>${form(view, { action: 'save', button: 'Save settings', main: true, fields: profileField(view, 'save') })}
<h3>Reset a user’s settings</h3><p>What was saved as the default stays.</p>${form(view, { action: 'reset', button: 'Reset settings', fields: profileField(view, 'reset') })}
${restart}`;
  },
  actions: {
    save({ owner, session }, sent) {
      const profile = given(sent, 'profile') ?? templateUser;
      updateDefaultProfile(owner, session.builder, profile);
      return { did: 'saved', about: profile };
    },
    reset({ owner, session }, sent) {
      const profile = given(sent, 'profile') ?? templateUser;
      resetUserProfile(owner, session.builder, profile);
      return { did: 'reset', about: profile };
    },
    restart({ owner, session }) {
      rebootImageBuilder(owner, session.builder);
      return { did: 'restarted' };
    },
  },
  says: {
    saved: (user) => `The settings of ${user} are those that users begin with.`,
    reset: (user) => `The settings of ${user} were reset.`,
    restarted: () => 'The image builder restarts.',
  },
};
