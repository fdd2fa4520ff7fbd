import { resetUserProfile, templateUser, updateDefaultProfile } from '../../assistant.ts';
import { isWindows } from '../../assistant-rules.ts';
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
    if (!isWindows(builder)) return html`<p>There is nothing to do here: user profiles are there on Windows alone.</p>`;
    return html`<p>On a real image builder you switch to the Template User, set up each application, and save. Users then begin with those settings.</p>
<p>${builder.profile === undefined ? 'Nothing has been saved yet: users begin with the settings of a new Windows user.' : html`Users begin with the settings of <strong>${builder.profile}</strong>.`}</p>
<h3>Save settings as the default</h3>${form(view, { action: 'save', button: 'Save settings', main: true, fields: profileField(view, 'save') })}
<h3>Reset a user’s settings</h3><p>What was saved as the default stays.</p>${form(view, { action: 'reset', button: 'Reset settings', fields: profileField(view, 'reset') })}`;
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
  },
  says: {
    saved: (user) => `The settings of ${user} are those that users begin with.`,
    reset: (user) => `The settings of ${user} were reset.`,
  },
};
