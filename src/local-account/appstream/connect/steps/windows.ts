import { isWindows } from '../../assistant-rules.ts';
import { type Defender, setDefenderPolicy, setWindowsUpdate, startDefender, windowsOf } from '../../windows-settings.ts';
import { form, hidden, type View } from '../form.ts';
import { type Html, html } from '../html.ts';
import type { Step } from './step.ts';

const key = 'HKLM\\SOFTWARE\\Policies\\Microsoft\\Windows Defender\\DisableAntiSpyware';

const states: Readonly<Record<Defender, string>> = {
  absent: 'Windows Server 2012 R2 has no Windows Defender.',
  disabled: 'Off: DisableAntiSpyware is 1, so its service does not start.',
  stopped: 'Off: DisableAntiSpyware is 0, and its service is not running.',
  running: 'On: its service is running.',
};

function defender(view: View): Html {
  const state = windowsOf(view.builder).defender;
  if (state === 'absent') return html`<p>${states.absent}</p>`;
  const value = state === 'disabled' ? '0' : '1';
  const policy = form(view, { action: 'policy', button: `Set DisableAntiSpyware to ${value}`, fields: hidden('value', value) });
  const start = form(view, { action: 'start', button: 'Start Windows Defender Antivirus Service' });
  return html`<p>${states[state]}</p><p class="quiet"><code>${key}</code></p><div class="row">${policy}${state === 'running' ? undefined : start}</div>`;
}

/** What is done on the desktop and not in Image Assistant, so it is none of its steps. */
export const windows: Step = {
  id: 'windows',
  title: 'Windows settings',
  view(view) {
    if (!isWindows(view.builder)) return html`<p>This image builder is not of Windows.</p>`;
    const { update } = windowsOf(view.builder);
    const toggle = form(view, {
      action: 'update',
      button: update ? 'Turn Windows Update off' : 'Turn Windows Update on',
      fields: hidden('on', update ? '' : 'yes'),
    });
    return html`<p>These settings are made on the desktop of the image builder, as an administrator.</p>
<h3>Windows Update</h3><p>${update ? 'On. Image Assistant turns it off when it creates an image.' : 'Off, as on every base image.'}</p>${toggle}
<h3>Windows Defender</h3>${defender(view)}`;
  },
  actions: {
    update({ owner, session }, sent) {
      const on = sent.get('on') === 'yes';
      setWindowsUpdate(owner, session.builder, on);
      return { did: 'updated', about: on ? 'on' : 'off' };
    },
    policy({ owner, session }, sent) {
      const value = sent.get('value') === '0' ? '0' : '1';
      setDefenderPolicy(owner, session.builder, value === '1');
      return { did: 'set', about: value };
    },
    start({ owner, session }) {
      startDefender(owner, session.builder);
      return { did: 'started' };
    },
  },
  says: {
    updated: (how) => `Windows Update is ${how === 'on' ? 'on' : 'off'}.`,
    set: (value) => `DisableAntiSpyware is ${value === '0' ? 0 : 1}.`,
    started: () => 'The service of Windows Defender Antivirus is running.',
  },
};
