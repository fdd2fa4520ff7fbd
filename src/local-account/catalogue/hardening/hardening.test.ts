import { expect, it } from 'vitest';
import { archiveOf } from '../test-archive.ts';
import { bash, describeInSandbox, inSandbox, runComponent } from '../test-kit.ts';
import type { Control, Level } from './control.ts';
import { controls, controlsOf } from './index.ts';
import { breaches, needsArchive } from './test-breaches.ts';

const named = (level: Level) => `stig-build-linux-${level.toLowerCase()}`;
const audited = (some: readonly Control[]) => some.map(({ id }) => `validate/${id}`);

/** Of all settings, without the copies that useradd and usermod put aside. */
const fingerprint = "find /etc /usr/share/pam-configs -type f ! -name '*-' -exec md5sum {} + 2>/dev/null | sort -k 2; true";

/** $1 is the audit, $2 a breach, $3 what mends it; prints what did not go as it should. The umask keeps logs that a breach writes lawful. */
const tryBreach = `umask 027
quietly() { bash -euc "$1" >/dev/null 2>&1; }
quietly "$1" || echo 'not satisfied at first'
bash -euc "$2" || echo 'could not be broken'
! quietly "$1" || echo 'breach not found'
bash -euc "$3" >/dev/null || echo 'could not be mended'
quietly "$1" || echo 'not satisfied afterwards'`;

const SLOW = 240_000;

it('names each control once, and each level takes in the one below it', () => {
  const ids = controls.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  const [low, medium, high] = (['Low', 'Medium', 'High'] as const).map((level) => controlsOf(level).map(({ id }) => id));
  expect(medium).toEqual(expect.arrayContaining(low ?? []));
  expect(high).toEqual(expect.arrayContaining(medium ?? []));
  expect(new Set([low?.length, medium?.length, high?.length]).size).toBe(3);
  expect(high).toEqual(ids);
});

it('has titles that bash and YAML take as they are', () => {
  for (const { title } of controls) expect(title).toMatch(/^[\w/][\w ,./-]+$/);
});

it('has a breach of every control to try its audit on', () => {
  expect(Object.keys(breaches).sort()).toEqual(
    controls
      .map(({ id }) => id)
      .filter((id) => !needsArchive.includes(id))
      .sort(),
  );
});

// Searches of the whole disk take seconds each, so that a few sandboxes serve all that is to be seen.
describeInSandbox('hardening', () => {
  it.each(['Low', 'High'] as const)(
    'at level %s satisfies each of its controls, some of which were not before',
    async (level) => {
      await inSandbox(async (sandbox) => {
        const expected = audited(controlsOf(level).filter(({ onlyWith }) => onlyWith === undefined));
        const before = await runComponent(sandbox, named(level), { phases: ['validate'] });
        expect(before.status).toBe('Failed');
        expect(before.ends('Failed').length).toBeGreaterThan(0);
        // Each is measured, whatever was found before it.
        expect([...before.ends('Failed'), ...before.ends('Success')].sort()).toEqual([...expected].sort());
        expect(before.output).toContain('V-260552 is not satisfied: Nobody is logged on more than ten times at once');
        const after = await runComponent(sandbox, named(level), { phases: ['build', 'validate'] });
        expect(after.ends('Failed'), after.output.join('\n')).toEqual([]);
        expect(after.status).toBe('Success');
        expect(after.output).toContain('V-260552 is satisfied');
        expect(after.ends('Success').filter((step) => step.startsWith('validate/'))).toEqual(expected);
      });
    },
    SLOW,
  );

  it(
    'at the level that the parameter says, with the packages that were asked for, satisfies what is of that level',
    async () => {
      await inSandbox(async (sandbox) => {
        await bash(sandbox, archiveOf(['chrony', 'libpam-pwquality', 'ufw', 'auditd'].map((name) => ({ name, version: '9' }))));
        const parameters = { InstallPackages: 'Yes', Level: 'Medium' };
        const told = await runComponent(sandbox, 'stig-build-linux', { phases: ['build', 'validate'], parameters });
        expect(told.ends('Failed'), told.output.join('\n')).toEqual([]);
        const wanted = controlsOf('Medium').filter(({ onlyWith }) => onlyWith !== 'SetDoDConsentBanner');
        expect(told.ends('Success').filter((step) => step.startsWith('validate/'))).toEqual(audited(wanted));
        expect(told.ends('Skipped').filter((step) => step.startsWith('validate/'))).toEqual(
          audited(controls.filter((control) => !wanted.includes(control))),
        );
        expect(await bash(sandbox, 'dpkg-query --show ufw')).toBe('ufw\t9');
      });
    },
    SLOW,
  );

  it('refuses a level and an answer that it does not know, before it changes anything', async () => {
    await inSandbox(async (sandbox) => {
      const wrong = async (parameters: Record<string, string>) =>
        (await runComponent(sandbox, 'stig-build-linux', { phases: ['build'], parameters })).ends('Failed');
      expect(await wrong({ Level: 'Critical' })).toEqual(['build/CheckLevel']);
      expect(await wrong({ InstallPackages: 'maybe' })).toEqual(['build/CheckInstallPackages']);
      expect(await wrong({ SetDoDConsentBanner: 'true' })).toEqual(['build/CheckSetDoDConsentBanner']);
      expect(await sandbox.changes()).toEqual([]);
    });
  });

  it(
    'is at level High unless told otherwise, changes nothing the second time, and finds and mends every breach',
    async () => {
      await inSandbox(async (sandbox) => {
        const build = () => runComponent(sandbox, 'stig-build-linux', { phases: ['build'], parameters: { SetDoDConsentBanner: 'Yes' } });
        expect((await build()).ends('Skipped')).toEqual(needsArchive.map((id) => `build/${id}`));
        const once = await bash(sandbox, fingerprint);
        expect(once).not.toBe('');
        await build();
        expect(await bash(sandbox, fingerprint)).toBe(once);
        const told: Record<string, string> = {};
        // Packages last: apt writes logs that everybody may read.
        for (const { id, apply, audit } of [...controls].reverse()) {
          const breach = breaches[id];
          if (breach !== undefined) told[id] = await bash(sandbox, tryBreach, [audit, breach, apply]);
        }
        expect(Object.entries(told).filter(([, complaint]) => complaint !== '')).toEqual([]);
      });
    },
    SLOW,
  );
});
