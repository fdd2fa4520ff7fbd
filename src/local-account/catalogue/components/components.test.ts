import { expect, it } from 'vitest';
import { analyze } from '../../../documents/index.ts';
import { readComponentDocument } from '../../imagebuilder/component-document.ts';
import { archiveOf } from '../test-archive.ts';
import { bash, describeInSandbox, inSandbox, runComponent } from '../test-kit.ts';
import { managedComponents } from './index.ts';

it.each(managedComponents.map((component) => [component.name, component] as const))(
  'the document of %s is without findings, and what is written down about it is what it says',
  (_, { document, type, parameters = [], name }) => {
    const { diagnostics } = analyze(document, { fileName: `${name}.component.yaml` });
    expect(diagnostics.map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
    expect({ type, parameters }).toEqual(readComponentDocument(document));
    expect(Buffer.byteLength(document)).toBeLessThan(64 * 1024);
  },
);

it('names each component once', () => {
  const names = managedComponents.map(({ name }) => name);
  expect(names).toEqual([...new Set(names)].sort());
});

/** The sandbox is closed off, and the document is told otherwise: whatever it fetches comes from the archive within. */
const offline = { network: 'internet' } as const;

describeInSandbox('the component', { timeout: 60_000 }, () => {
  it('update-linux updates what the archive has newer, and says what it could not update', async () => {
    await inSandbox(async (sandbox) => {
      await bash(sandbox, archiveOf([{ name: 'kiln-tool', version: '1' }]));
      await bash(sandbox, 'apt-get update && apt-get install -y kiln-tool');
      await bash(sandbox, archiveOf([{ name: 'kiln-tool', version: '2' }]));
      const before = await runComponent(sandbox, 'update-linux', { phases: ['validate'] });
      expect(before.status).toBe('Success'); // the lists on the disk are those of before
      const told = await runComponent(sandbox, 'update-linux', { phases: ['build', 'validate'], ...offline });
      expect(told.status, told.output.join('\n')).toBe('Success');
      expect(await bash(sandbox, 'dpkg-query --show kiln-tool')).toBe('kiln-tool\t2');
      await bash(sandbox, archiveOf([{ name: 'kiln-tool', version: '3' }]));
      await bash(sandbox, 'apt-get update');
      const behind = await runComponent(sandbox, 'update-linux', { phases: ['validate'] });
      expect(behind.ends('Failed')).toEqual(['validate/NothingLeftToUpdate']);
      expect(behind.output.join('\n')).toContain('kiln-tool');
    });
  });

  it('update-linux fails where the archive cannot be reached', async () => {
    await inSandbox(async (sandbox) => {
      // The port of `discard`, where nobody listens.
      const unreachable = `rm -rf /etc/apt/sources.list.d/*
echo 'deb http://127.0.0.1:9/debian stable main' >/etc/apt/sources.list
echo 'Acquire::Retries "0";' >/etc/apt/apt.conf.d/99-no-retries`;
      await bash(sandbox, unreachable);
      const told = await runComponent(sandbox, 'update-linux', { phases: ['build', 'validate'], ...offline });
      expect(told.ends('Failed')).toEqual(['build/UpdateOS']);
    });
  });

  it('reboot-test-linux finds out whether the instance was restarted', async () => {
    await inSandbox(async (sandbox) => {
      const told = await runComponent(sandbox, 'reboot-test-linux', { phases: ['test'] });
      expect(told.ends('Success')).toEqual(['test/LeaveMarkers', 'test/Restart', 'test/CameBack']);
    });
    await inSandbox(async (sandbox) => {
      const never: typeof sandbox = { ...sandbox, reboot: () => Promise.resolve() };
      const told = await runComponent(never, 'reboot-test-linux', { phases: ['test'] });
      expect(told.ends('Failed')).toEqual(['test/CameBack']);
    });
  });

  it('reboot-linux restarts the instance', async () => {
    await inSandbox(async (sandbox) => {
      await bash(sandbox, 'touch /run/before /var/tmp/before');
      expect((await runComponent(sandbox, 'reboot-linux', { phases: ['build'] })).status).toBe('Success');
      // The restart is done before the next step.
      expect((await runComponent(sandbox, 'hello-world-linux', { phases: ['build'] })).output).toContain('Hello from build');
    });
  });

  it('simple-boot-test-linux finds a disk that takes nothing, and accounts that do not resolve', async () => {
    await inSandbox(async (sandbox) => {
      const sound = await runComponent(sandbox, 'simple-boot-test-linux', { phases: ['test'] });
      expect(sound.status, sound.output.join('\n')).toBe('Success');
      // No init system that could fail to start something.
      expect(sound.ends('Skipped')).toEqual(['test/UnitsStarted']);
      await bash(sandbox, "sed -i 's/^root:/admin:/' /etc/passwd");
      expect((await runComponent(sandbox, 'simple-boot-test-linux', { phases: ['test'] })).ends('Failed')).toEqual([
        'test/AccountsResolve',
      ]);
      await bash(sandbox, "sed -i 's/^admin:/root:/' /etc/passwd; rm -rf /var/tmp; touch /var/tmp");
      expect((await runComponent(sandbox, 'simple-boot-test-linux', { phases: ['test'] })).ends('Failed')).toEqual(['test/DiskIsWritable']);
    });
  });

  it('hello-world-linux says hello in each phase', async () => {
    await inSandbox(async (sandbox) => {
      const told = await runComponent(sandbox, 'hello-world-linux', { phases: ['build', 'validate', 'test'] });
      expect(told.output).toEqual(['Hello from build', 'Hello from validate', 'Hello from test']);
    });
  });

  it('aws-cli-version-2-linux installs the package, and refuses one of version 1', async () => {
    const cli = (version: string) =>
      archiveOf([{ name: 'awscli', version, program: { path: '/usr/bin/aws', prints: `aws-cli/${version} Python/3` } }]);
    // Whatever CLI the computer has is not the image's.
    const clean = 'for file in $(type -ap aws); do rm -f "$file"; done; dpkg --force-all --purge awscli >/dev/null 2>&1; ! command -v aws';
    await inSandbox(async (sandbox) => {
      await bash(sandbox, `${clean}\n${cli('1.22.34')}`);
      const refused = await runComponent(sandbox, 'aws-cli-version-2-linux', { phases: ['build'] });
      expect(refused.ends('Failed')).toEqual(['build/InstallPackage']);
      expect(refused.output.at(-1)).toContain('1.22.34');
      expect((await runComponent(sandbox, 'aws-cli-version-2-linux', { phases: ['test'] })).status).toBe('Failed');
      await bash(sandbox, cli('2.9.19'));
      const told = await runComponent(sandbox, 'aws-cli-version-2-linux', { phases: ['build', 'validate', 'test'] });
      expect(told.status, told.output.join('\n')).toBe('Success');
      expect(told.output.slice(-2)).toEqual(['aws-cli/2.9.19 Python/3', 'aws-cli/2.9.19 Python/3']);
    });
  });

  it('python-3-linux brings Python to an image without it', async () => {
    await inSandbox(async (sandbox) => {
      await bash(sandbox, 'for file in $(type -ap python3); do rm -f "$file"; done; : >/var/lib/dpkg/status; ! command -v python3');
      const missing = await runComponent(sandbox, 'python-3-linux', { phases: ['validate'] });
      expect(missing.status).toBe('Failed');
      await bash(sandbox, archiveOf([{ name: 'python3', version: '99', program: { path: '/usr/bin/python3', prints: '3.99' } }]));
      const told = await runComponent(sandbox, 'python-3-linux', { phases: ['build', 'validate'] });
      expect(told.status, told.output.join('\n')).toBe('Success');
      expect(told.output.at(-1)).toBe('3.99');
    });
  });
});
