import { expect, it } from 'vitest';
import { bash, describeInSandbox, runSteps, type Story } from '../test-kit.ts';

function act(action: string, item: string, { before = 'true', look = 'true' } = {}): Promise<Story> {
  const step = `- name: Act\n  action: ${action}\n  onFailure: Continue\n  inputs:\n    - ${item}\n`;
  return runSteps(bash('Before', `umask 022; cd /opt; ${before}`) + step + bash('Look', `cd /opt; ${look}`));
}

describeInSandbox('CreateFolder', () => {
  it('makes folders above and applies the umask', async () => {
    const story = await act('CreateFolder', '{path: /opt/a/b}', { look: 'stat -c %a a/b' });
    expect(story.output('Look')).toEqual(['755']);
  });

  it('keeps what is in a folder that is there already, and says that this is not documented', async () => {
    const story = await act('CreateFolder', '{path: /opt/d, permissions: "0700"}', {
      before: 'mkdir d; touch d/f',
      look: 'ls d; stat -c %a d',
    });
    expect(story.output('Look')).toEqual(['f', '700']);
    expect(story.step('Act').fidelity.level).toBe('emulated');
  });

  it('fails on an existing folder when overwrite is false, and on a file always', async () => {
    expect((await act('CreateFolder', '{path: /opt/d, overwrite: false}', { before: 'mkdir d' })).step('Act').status).toBe('Failed');
    expect((await act('CreateFolder', '{path: /opt/f}', { before: 'touch f' })).step('Act').status).toBe('Failed');
  });
});

describeInSandbox('DeleteFolder', () => {
  it('deletes an empty folder, a full one only with force', async () => {
    const before = 'mkdir -p d/e; touch d/f';
    const refused = await act('DeleteFolder', '{path: /opt/d}', { before, look: 'ls' });
    expect(refused.step('Act')).toMatchObject({ status: 'Failed', message: expect.stringContaining('not empty') });
    expect(refused.output('Look')).toContain('d');
    expect((await act('DeleteFolder', '{path: /opt/d/e}', { before, look: 'ls d' })).output('Look')).toEqual(['f']);
    expect((await act('DeleteFolder', '{path: /opt/d, force: true}', { before, look: 'ls' })).output('Look')).not.toContain('d');
  });
});

describeInSandbox('CopyFile', () => {
  it('gives the copy the name at the end of the destination and makes folders', async () => {
    const story = await act('CopyFile', '{source: /opt/f, destination: /opt/x/y/g}', { before: 'echo x >f', look: 'cat x/y/g f' });
    expect(story.output('Look')).toEqual(['x', 'x']);
  });

  it('keeps the name when the destination ends with a slash, for all that the wildcard matches', async () => {
    const story = await act('CopyFile', "{source: '/opt/d/*.conf', destination: /opt/etc/}", {
      before: 'mkdir -p d/x.conf; touch d/a.conf d/b.conf d/c',
      look: 'ls etc',
    });
    expect(story.output('Look')).toEqual(['a.conf', 'b.conf']);
  });

  it('refuses several sources for one name, a missing source, and a target that exists when overwrite is false', async () => {
    const before = 'mkdir d; echo new >d/a; touch d/b; echo old >t';
    expect((await act('CopyFile', "{source: '/opt/d/*', destination: /opt/t}", { before })).step('Act').status).toBe('Failed');
    expect((await act('CopyFile', '{source: /opt/none, destination: /opt/t}', { before })).step('Act').status).toBe('Failed');
    const kept = await act('CopyFile', '{source: /opt/d/a, destination: /opt/t, overwrite: false}', { before, look: 'cat t' });
    expect(kept.step('Act').message).toContain('overwrite');
    expect(kept.output('Look')).toEqual(['old']);
  });

  it('works with names that look like options and hold blanks', async () => {
    const story = await act('CopyFile', '{source: "/opt/-r f", destination: /opt/e/}', {
      before: 'echo x >"./-r f"',
      look: 'cat "e/-r f"',
    });
    expect(story.output('Look')).toEqual(['x']);
  });
});

describeInSandbox('MoveFile', () => {
  it('moves, over a file that is there too', async () => {
    const story = await act('MoveFile', '{source: /opt/f, destination: /opt/t}', { before: 'echo new >f; echo old >t', look: 'ls; cat t' });
    expect(story.output('Look')).toEqual(expect.arrayContaining(['t', 'new']));
    expect(story.output('Look')).not.toContain('f');
  });

  it('leaves the source when overwrite is false and the target exists', async () => {
    const story = await act('MoveFile', '{source: /opt/f, destination: /opt/t, overwrite: false}', { before: 'touch f t', look: 'ls' });
    expect(story.step('Act').status).toBe('Failed');
    expect(story.output('Look')).toContain('f');
  });
});

describeInSandbox('CopyFolder and MoveFolder', () => {
  const before = 'mkdir -p s/sub t; echo 1 >s/f; echo 2 >s/sub/g; echo old >t/f; touch t/own';

  it('copies a tree under a new name', async () => {
    const story = await act('CopyFolder', '{source: /opt/s, destination: /opt/n/m}', { before, look: 'cat n/m/f n/m/sub/g s/f' });
    expect(story.output('Look')).toEqual(['1', '2', '1']);
    expect(story.step('Act').fidelity.level).toBe('exact');
  });

  it('copies into a folder when the destination ends with a slash', async () => {
    const story = await act('CopyFolder', '{source: /opt/s/, destination: /opt/t/}', { before, look: 'cat t/s/f' });
    expect(story.output('Look')).toEqual(['1']);
  });

  it('merges onto a folder that exists, and says so', async () => {
    const story = await act('CopyFolder', '{source: /opt/s, destination: /opt/t}', { before, look: 'cat t/f; ls t' });
    expect(story.output('Look')).toEqual(['1', 'f', 'own', 'sub']);
    expect(story.step('Act').fidelity.level).toBe('emulated');
  });

  it('refuses an existing target when overwrite is false', async () => {
    const story = await act('CopyFolder', '{source: /opt/s, destination: /opt/t, overwrite: false}', { before, look: 'cat t/f' });
    expect(story.step('Act').status).toBe('Failed');
    expect(story.output('Look')).toEqual(['old']);
  });

  it('moves a tree, onto one that exists too', async () => {
    const moved = await act('MoveFolder', '{source: /opt/s, destination: /opt/n/m}', { before, look: 'cat n/m/sub/g; ls' });
    expect(moved.output('Look')).toContain('2');
    expect(moved.output('Look')).not.toContain('s');
    const merged = await act('MoveFolder', '{source: /opt/s, destination: /opt/t}', { before, look: 'cat t/f; ls t; ls' });
    expect(merged.output('Look')).toEqual(expect.arrayContaining(['1', 'own', 'sub']));
    expect(merged.output('Look')).not.toContain('s');
  });

  it('takes folders by wildcard', async () => {
    const story = await act('MoveFolder', "{source: '/opt/d*', destination: /opt/all/}", {
      before: 'mkdir d1 d2; touch d3',
      look: 'ls all; ls',
    });
    expect(story.output('Look').slice(0, 2)).toEqual(['d1', 'd2']);
    expect(story.output('Look')).toContain('d3');
  });
});

describeInSandbox('SetFolderPermissions and SetFolderOwner', () => {
  it('reaches everything below unless told not to', async () => {
    const before = 'mkdir -p d/e; touch d/f; chmod 755 d d/e; chmod 644 d/f';
    const look = 'stat -c %a d d/e d/f';
    const all = await act('SetFolderPermissions', '{path: /opt/d, permissions: "0750"}', { before, look });
    expect(all.output('Look')).toEqual(['750', '750', '750']);
    const one = await act('SetFolderPermissions', '{path: /opt/d, permissions: "0750", recursive: false}', { before, look });
    expect(one.output('Look')).toEqual(['750', '755', '644']);
  });

  it('gives a tree to a user', async () => {
    const story = await act('SetFolderOwner', '{path: /opt/d, owner: daemon, group: mail}', {
      before: 'mkdir d; touch d/f',
      look: 'stat -c "%U %G" d d/f',
    });
    expect(story.step('Act').status).toBe('Success');
    if (story.step('Act').fidelity.level === 'exact') expect(story.output('Look')).toEqual(['daemon mail', 'daemon mail']);
  });

  it('refuses a file', async () => {
    const story = await act('SetFolderPermissions', '{path: /opt/f, permissions: "0750"}', { before: 'touch f' });
    expect(story.step('Act').message).toContain('not a folder');
  });
});
