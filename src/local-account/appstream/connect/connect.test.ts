import { CreateImageBuilderStreamingURLCommand } from '@aws-sdk/client-appstream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AppStreamTest, openAppStreamTest } from '../../../../tests/conformance/fixture/appstream-account.ts';

let kit: AppStreamTest;
beforeAll(async () => {
  kit = await openAppStreamTest();
});
afterAll(() => kit.close());

const linkTo = async (Name: string, Validity?: number) =>
  (await kit.mine.send(new CreateImageBuilderStreamingURLCommand({ Name, Validity }))).StreamingURL ?? '';

interface Seen {
  readonly status: number;
  readonly text: string;
  /** Where it sent the browser. */
  readonly location: string | null;
}

type Fields = Readonly<Record<string, string>>;

/** A browser that follows a link: its cookie, and what it can do then. */
async function connect(link: string) {
  const answer = await fetch(link);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const place = new URL(/url=([^"]+)"/.exec(await answer.text())?.[1] ?? '/', link);
  const { origin } = place;
  const look = async (step = 'apps', headers: Fields = { cookie }) => (await fetch(`${place}?step=${step}`, { headers })).text();
  const token = async () => /name="token" value="([^"]+)"/.exec(await look())?.[1] ?? '';
  /** Sends a form as the browser would, and follows where it is led. */
  const act = async (step: string, fields: Fields, headers: Fields = {}): Promise<Seen> => {
    const body = new URLSearchParams({ token: await token(), ...fields });
    const response = await fetch(`${place}?step=${step}`, {
      ...{ method: 'POST', redirect: 'manual', headers: { cookie, origin, ...headers }, body },
    });
    const location = response.headers.get('location');
    if (location === null) return { status: response.status, text: await response.text(), location };
    return { status: response.status, text: await (await fetch(new URL(location, place), { headers: { cookie } })).text(), location };
  };
  return { answer, cookie, place, act, look, token };
}

type Browser = Awaited<ReturnType<typeof connect>>;

const add = (browser: Browser, fields: Fields) => browser.act('apps', { action: 'add', ...fields });

describe('the page of an image builder', () => {
  it('goes through the steps of Image Assistant to an image', async () => {
    await kit.builder('page');
    const link = await linkTo('page');
    expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/appstream\/connect\/[\w-]{43}$/);
    const browser = await connect(link);
    expect(await browser.look()).toContain('<h1>page</h1>');
    expect(await browser.look('review')).toContain('The image has no name yet');

    expect((await add(browser, { name: 'editor', path: 'C:\\Editor\\editor.exe', manifest: 'C:\\Editor\\files.txt' })).text).toContain(
      'editor is in the catalog',
    );
    await add(browser, { name: 'viewer', path: 'C:\\Viewer\\viewer.bat', display: 'The viewer', parameters: '--full' });
    expect(await browser.look()).toContain('2 of at most 50 applications');
    await add(browser, { name: 'gone', path: 'C:\\gone.exe' });
    expect((await browser.act('apps', { action: 'remove', name: 'gone' })).text).toContain('gone is no longer in the catalog');
    expect((await browser.act('configure', { action: 'save', profile: '.\\Administrator' })).text).toContain(
      '<strong>.\\Administrator</strong>',
    );
    expect((await browser.act('configure', { action: 'reset', profile: '.\\me' })).text).toContain('The settings of .\\me were reset');
    expect((await browser.act('test', { action: 'test', name: 'editor' })).text).toContain('editor is noted as tested');
    expect((await browser.act('optimize', { action: 'optimize' })).text).toContain('The applications are optimized');
    const described = await browser.act('image', {
      ...{ action: 'describe', name: 'made', display: 'Made', description: 'By hand', tags: 'team=images\nstage = test', latest: 'on' },
    });
    expect(described.location).toContain('step=review');
    for (const fact of ['By hand', 'editor, viewer', '1 of 2', 'Always the latest version', 'team=images, stage=test'])
      expect(described.text).toContain(fact);
    expect((await browser.act('review', { action: 'check' })).text).toContain('Nothing has been made');
    await expect(kit.mine.describeImages({ Names: ['made'] })).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    expect((await browser.act('review', { action: 'create' })).text).toContain('SNAPSHOTTING');
    expect(await browser.look()).toContain('The image made is PENDING');
    await kit.settle();
    expect(await browser.look()).toContain('The image made is AVAILABLE');
    expect((await kit.mine.describeImageBuilders({ Names: ['page'] })).ImageBuilders).toMatchObject([{ State: 'STOPPED' }]);
    expect((await kit.mine.describeImages({ Names: ['made'] })).Images).toMatchObject([
      {
        ...{ State: 'AVAILABLE', DisplayName: 'Made', Description: 'By hand', LatestAppstreamAgentVersion: 'TRUE' },
        Applications: [
          { Name: 'editor', DisplayName: 'editor' },
          { Name: 'viewer', LaunchParameters: '--full' },
        ],
      },
    ]);
    const ResourceArn = 'arn:aws:appstream:us-east-1:000000000000:image/made';
    expect((await kit.mine.listTagsForResource({ ResourceArn })).Tags).toEqual({ team: 'images', stage: 'test' });
  });

  it('shows as text whatever it is told, and keeps what was typed when it is refused', async () => {
    await kit.builder('hostile');
    const browser = await connect(await linkTo('hostile'));
    const script = '<script>alert(1)</script>';
    const refused = await add(browser, { name: script, path: `relative"'>${script}`, parameters: '"><b>' });
    expect(refused).toMatchObject({ status: 422, location: null });
    expect(refused.text).toContain('role="alert"');
    expect(refused.text).toContain('&lt;script&gt;');
    await add(browser, { name: script, path: 'C:\\x.exe', display: script, parameters: '"><b>' });
    const pages = [refused.text, ...(await Promise.all(['apps', 'test', 'review'].map((step) => browser.look(step))))];
    expect(pages.join()).not.toMatch(/<script|<b>/);
    expect(await browser.look(`apps&did=removed&about=${encodeURIComponent(script)}`)).toContain(
      '&lt;script&gt;alert(1)&lt;/script&gt; is no longer',
    );
    expect(await browser.look('apps&did=toString&about=x')).not.toContain('role="status"');
  });

  it.each([
    ['apps', { action: 'add', name: 'two words', path: 'C:\\a.exe' }, 'no blanks'],
    ['apps', { action: 'add', name: 'x'.repeat(257), path: 'C:\\a.exe' }, '1 to 256 characters'],
    ['apps', { action: 'add', name: 'a', path: 'a.exe' }, 'must be absolute'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a.txt' }, 'Unsupported file extension'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a?.exe' }, 'no name of a file has'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a.exe', icon: 'C:\\a.svg' }, 'jpg, png or bmp'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a.exe', directory: 'here' }, 'path of the working directory must be absolute'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a.exe', parameters: 'a\nb' }, 'one line'],
    ['apps', { action: 'add', name: 'a', path: 'C:\\a.exe', display: 'x'.repeat(257) }, 'at most 256'],
    ['apps', { action: 'add', name: 'taken', path: 'C:\\a.exe' }, 'Name is not unique'],
    ['apps', { action: 'remove', name: 'nothing' }, 'App not found'],
    ['apps', { action: 'constructor' }, 'no such action'],
    ['configure', { action: 'save', profile: 'me' }, 'DOMAIN\\USER'],
    ['configure', { action: 'reset', profile: 'CORP\\me' }, 'not joined to a domain'],
    ['test', { action: 'test', name: 'nothing' }, 'App not found'],
    ['image', { action: 'describe', name: 'two words' }, 'at most 100 letters'],
    ['image', { action: 'describe', name: 'Amazon-1' }, 'cannot begin with'],
    ['image', { action: 'describe', name: 'a', tags: 'nonsense' }, 'KEY=VALUE'],
    ['image', { action: 'describe', name: 'a', tags: 'a=1\na=2' }, 'there twice'],
    ['image', { action: 'describe', name: 'a', tags: 'aws:a=1' }, 'kept for AWS'],
    ['image', { action: 'describe', name: 'a', tags: 'a=<' }, 'Invalid value (tags)'],
    ['image', { action: 'describe', name: 'a', description: 'x'.repeat(257) }, 'at most 256'],
    ['review', { action: 'create' }, 'no name yet'],
  ])('refuses on the step %s what breaks a rule: %o', async (step, fields, reason) => {
    const Name = 'rules';
    const { ImageBuilders } = await kit.mine.describeImageBuilders({}).then(({ ImageBuilders: all = [] }) => ({
      ImageBuilders: all.filter((one) => one.Name === Name),
    }));
    if (ImageBuilders.length === 0) await kit.builder(Name);
    const browser = await connect(await linkTo(Name));
    await add(browser, { name: 'taken', path: 'C:\\taken.exe' });
    const refused = await browser.act(step, fields as Fields);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain(reason);
  });

  it('takes fifty applications and no more, and an image without any with the dynamic catalog alone', async () => {
    await kit.builder('full');
    const browser = await connect(await linkTo('full'));
    expect((await browser.act('image', { action: 'describe', name: 'empty' })).text).toContain('An image needs an application');
    expect((await browser.act('image', { action: 'describe', name: 'empty', dynamic: 'on' })).status).toBe(303);
    for (let count = 0; count < 50; count++) expect((await add(browser, { name: `app-${count}`, path: 'C:\\a.exe' })).status).toBe(303);
    expect((await add(browser, { name: 'one-more', path: 'C:\\a.exe' })).text).toContain('more than 50 apps');
  });

  it('restarts the builder, and goes on when that runs again', async () => {
    await kit.builder('restarted');
    const browser = await connect(await linkTo('restarted'));
    expect((await browser.act('configure', { action: 'restart' })).text).toContain('The image builder is REBOOTING');
    await expect(kit.mine.stopImageBuilder({ Name: 'restarted' })).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
    await kit.settle();
    expect(await browser.look('configure')).toContain('Restart the image builder');
  });

  it('warns of Windows Update, which is off on base images, and turns it off with the image', async () => {
    await kit.builder('updating');
    const browser = await connect(await linkTo('updating'));
    expect(await browser.look('windows')).toContain('Off, as on every base image');
    expect((await browser.act('windows', { action: 'update', on: 'yes' })).text).toContain('Windows Update is on');
    expect((await browser.act('image', { action: 'describe', name: 'updated', dynamic: 'on' })).text).toContain('It is turned off while');
    await browser.act('review', { action: 'create' });
    await kit.settle();
    await kit.mine.startImageBuilder({ Name: 'updating' });
    await kit.settle();
    expect(await browser.look('windows')).toContain('Off, as on every base image');
    await browser.act('image', { action: 'describe', name: 'again', dynamic: 'on' });
    expect(await browser.look('review')).not.toContain('Warning');
  });

  it('has Windows Defender as the base image had it, and starts it once its policy lets it', async () => {
    await kit.builder('defended');
    const browser = await connect(await linkTo('defended'));
    expect(await browser.look('windows')).toContain('DisableAntiSpyware is 1');
    expect((await browser.act('windows', { action: 'start' })).text).toContain('Set DisableAntiSpyware to 0 first');
    expect((await browser.act('windows', { action: 'policy', value: '0' })).text).toContain('its service is not running');
    expect((await browser.act('windows', { action: 'start' })).text).toContain('On: its service is running');
    expect((await browser.act('windows', { action: 'policy', value: '1' })).text).toContain('its service does not start');
    await kit.builder('plain', 'AppStream-AmazonLinux2-04-15-2026');
    const plain = await connect(await linkTo('plain'));
    expect(await plain.look('windows')).toContain('is not of Windows');
    expect((await plain.act('windows', { action: 'update', on: 'yes' })).text).toContain('is not of Windows');
  });

  it.each([
    ['2012R2', 'has no Windows Defender'],
    ['2016-06-24-2019', 'On: its service is running'],
    ['2019-09-10-2019', 'does not start'],
  ])('has Windows Defender by the age of the base image: %s', async (base, says) => {
    const { Images = [] } = await kit.mine.describeImages({ Type: 'PUBLIC' });
    const found = Images.find(({ Name = '' }) => Name.includes(base));
    const Name = await kit.builder(`defender-${base}`, found?.Name);
    expect(await (await connect(await linkTo(Name))).look('windows')).toContain(says);
  });

  it('knows paths of Linux on Linux, where there are no profiles', async () => {
    await kit.builder('penguin', 'AppStream-AmazonLinux2-04-15-2026');
    const browser = await connect(await linkTo('penguin'));
    expect((await add(browser, { name: 'x', path: 'C:\\x.exe' })).text).toContain('Write it as /folder/file');
    expect((await add(browser, { name: 'x', path: '/usr/bin/x' })).status).toBe(303);
    expect(await browser.look('configure')).toContain('on Windows alone');
    expect((await browser.act('configure', { action: 'save' })).text).toContain('on Windows alone');
  });
});

describe('a session', () => {
  it('is opened by a link once, and two do not disturb each other', async () => {
    await kit.builder('first');
    await kit.builder('second');
    const link = await linkTo('first');
    const [first, second] = [await connect(link), await connect(await linkTo('second'))];
    expect((await fetch(link)).status).toBe(403);
    expect(first.answer.headers.get('set-cookie')).toContain(`Path=${first.place.pathname}; HttpOnly; SameSite=Strict`);
    expect(await second.look()).toContain('<h1>second</h1>');
    expect(await first.look()).toContain('<h1>first</h1>');
    expect(await first.look('apps', { cookie: second.cookie })).toContain('This session is over');
    expect((await add(first, { name: 'x', path: 'C:\\x.exe', token: await second.token() })).status).toBe(403);
  });

  it('lets nobody in without its cookie, after its time, or from another page', async () => {
    await kit.builder('guarded');
    const browser = await connect(await linkTo('guarded', 60));
    const { endpoint } = kit.test.account;
    expect((await fetch(browser.place)).status).toBe(403);
    expect((await fetch(`${endpoint}/appstream/connect/`)).status).toBe(403);
    expect((await fetch(`${endpoint}/appstream/connect/made-up`)).status).toBe(403);
    expect((await fetch(`${endpoint}/appstream/connect/s/${'0'.repeat(64)}/`, { headers: { cookie: browser.cookie } })).status).toBe(403);
    const good = { name: 'x', path: 'C:\\x.exe' };
    for (const origin of ['http://evil.example', 'null', 'http://127.0.0.1:1'])
      expect((await browser.act('apps', { action: 'add', ...good }, { origin })).status).toBe(403);
    for (const token of ['', 'made-up']) expect((await add(browser, { ...good, token })).status).toBe(403);
    expect((await fetch(browser.place, { method: 'PUT', headers: { cookie: browser.cookie } })).status).toBe(405);
    expect((await add(browser, { name: 'x'.repeat(70_000) })).status).toBe(413);
    expect(await browser.look()).toContain('No application yet');
    const unused = await linkTo('guarded', 60);
    kit.clock.advance(61_000);
    expect((await add(browser, good)).status).toBe(403);
    expect((await fetch(unused)).status).toBe(403);
  });

  it('is of one builder, and not of a later one of the same name', async () => {
    const Name = await kit.builder('reborn');
    const browser = await connect(await linkTo(Name));
    const token = await browser.token();
    await kit.mine.stopImageBuilder({ Name });
    await kit.settle();
    expect(await browser.look()).toContain('is STOPPED: nothing can be done');
    expect((await browser.act('optimize', { action: 'optimize', token })).text).toContain('while it is STOPPED');
    await kit.mine.deleteImageBuilder({ Name });
    await kit.settle();
    await kit.builder(Name);
    expect(await browser.look()).toContain('no longer there');
    expect((await add(browser, { name: 'x', path: 'C:\\x.exe', token })).text).toContain('no longer there');
  });

  it('answers with a policy under which nothing is loaded and nobody else frames the page', async () => {
    await kit.builder('policy');
    const { answer } = await connect(await linkTo('policy'));
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[\w+/=]+';/);
    expect(policy).toContain("form-action 'self'; frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it('is refused for a builder that does not run, and for a time that is no time', async () => {
    await kit.builder('resting');
    for (const Validity of [0, 604_801]) await expect(linkTo('resting', Validity)).rejects.toMatchObject({ name: 'ValidationException' });
    for (const Validity of [1, 604_800]) expect(await linkTo('resting', Validity)).toContain('/appstream/connect/');
    const { Expires } = await kit.mine.createImageBuilderStreamingURL({ Name: 'resting' });
    expect(Expires).toEqual(new Date(kit.clock.now().getTime() + 3_600_000));
    await kit.mine.stopImageBuilder({ Name: 'resting' });
    await expect(linkTo('resting')).rejects.toMatchObject({ name: 'OperationNotPermittedException' });
    await expect(linkTo('nobody')).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
  });
});
