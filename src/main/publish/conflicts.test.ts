import { describe, expect, test } from 'vitest';
import { publishSetting, sampleArns } from '../testing/publish-setting.ts';
import { document, recipePath } from '../testing/sample-workspace.ts';

const refusal = (status: number, code: string) => ({ status, code });

describe('somebody else', () => {
  test('published the version meanwhile, with other content: the plan stops, and the next one proposes the next version', async () => {
    const { api, plan, publish, publisher, edit } = await publishSetting();
    await publish();
    edit(recipePath, 'parentImage', 'description: mine\nparentImage');
    const prepared = await plan();
    const { tags: _tags, ...theirs } = (await api.getImageRecipe({ imageRecipeArn: sampleArns.recipe })).imageRecipe ?? {};
    await api.createImageRecipe({ ...theirs, description: 'theirs', semanticVersion: '1.0.1' } as never);
    const stopped = (await publisher.begin(prepared)).ended;
    await expect(stopped).rejects.toThrow('Somebody else published image recipe Greeting Server 1.0.1 meanwhile, with other content.');
    const next = (await plan()).plan.items.find(({ kind }) => kind === 'image-recipe');
    expect(next).toMatchObject({ action: 'new-version', version: '1.0.2', previous: '1.0.1' });
  });

  test('published another build of the component meanwhile', async () => {
    const { api, plan, publish, publisher, write } = await publishSetting();
    await publish();
    write('components/greeter.yaml', document('mine'));
    const prepared = await plan();
    const component = { name: 'Greeter_One', semanticVersion: '1.0.0', platform: 'Linux' } as const;
    await api.createComponent({ ...component, data: document('theirs') });
    await expect((await publisher.begin(prepared)).ended).rejects.toThrow(/Somebody else published another build of component Greeter_One/);
  });

  test('published the very same meanwhile: it is taken over, and undoing leaves it', async () => {
    const { api, plan, publisher, journals } = await publishSetting();
    const prepared = await plan();
    await api.createComponent({ name: 'Greeter_One', semanticVersion: '1.0.0', platform: 'Linux', data: document() });
    const journal = await (await publisher.begin(prepared)).ended;
    expect(journal.steps[0]).toMatchObject({ state: 'done', adopted: true, message: 'It was there already.' });
    const undone = await (await publisher.undo(prepared.plan.id)).ended;
    expect(undone.steps[0]).toMatchObject({ state: 'kept', message: 'It was there already; this plan did not make it.' });
    expect((await api.listComponentBuildVersions({})).componentSummaryList).toHaveLength(1);
    expect((await api.listImagePipelines({})).imagePipelineList).toEqual([]);
    expect((await journals.read(prepared.plan.id))?.phase).toBe('undone');
  });

  test('changed meanwhile what is replaced in place: it is not overwritten', async () => {
    const { api, plan, publish, publisher, edit } = await publishSetting();
    await publish();
    edit('infra/small.infrastructure.yaml', 't3.small', 'm5.large');
    const prepared = await plan();
    const theirs = { infrastructureConfigurationArn: sampleArns.infrastructure, instanceProfileName: 'theirs' };
    await api.updateInfrastructureConfiguration(theirs);
    const stopped = (await publisher.begin(prepared)).ended;
    await expect(stopped).rejects.toThrow('Somebody else changed the infrastructure configuration small meanwhile.');
    const { infrastructureConfiguration } = await api.getInfrastructureConfiguration(theirs);
    expect(infrastructureConfiguration?.instanceProfileName).toBe('theirs');
  });

  test('deleted meanwhile what is replaced in place', async () => {
    const { api, plan, publish, publisher, edit } = await publishSetting();
    await publish();
    edit('pipelines/weekly.pipeline.yaml', 'name: weekly', 'name: weekly\nstatus: DISABLED');
    const prepared = await plan();
    await api.deleteImagePipeline({ imagePipelineArn: sampleArns.pipeline });
    await expect((await publisher.begin(prepared)).ended).rejects.toThrow('Somebody else deleted the image pipeline weekly meanwhile.');
  });
});

test('a file that changed while the plan was open is told; what the plan showed is published, and the file stays', async () => {
  const { api, plan, publish, publisher, edit, write, read } = await publishSetting();
  await publish();
  edit(recipePath, 'parentImage', 'description: planned\nparentImage');
  const prepared = await plan();
  const later = read(recipePath).replace('1.0.0', '3.0.0').replace('planned', 'later');
  write(recipePath, later);
  const { notices, phase } = await (await publisher.begin(prepared)).ended;
  expect(phase).toBe('done');
  expect(notices).toEqual([
    `${recipePath} was changed since the plan was made. What the plan showed is published.`,
    `${recipePath} was changed meanwhile and is left as it is; what is published is 1.0.1.`,
  ]);
  expect(read(recipePath)).toBe(later);
  const { imageRecipe } = await api.getImageRecipe({ imageRecipeArn: sampleArns.recipe.replace('1.0.0', '1.0.1') });
  expect(imageRecipe?.description).toBe('planned');
});

test('when AWS asks to slow down it is asked again later, and that is told', async () => {
  const { publish, line } = await publishSetting((operation, nth) =>
    operation === 'CreateImageRecipe' && nth <= 5 ? refusal(429, 'TooManyRequestsException') : undefined,
  );
  const { notices, phase } = await publish();
  expect(phase).toBe('done');
  expect(notices).toEqual(['AWS asks to slow down for image recipe Greeting Server; trying again in 1 s.']);
  expect(line.calls.filter((operation) => operation === 'CreateImageRecipe')).toHaveLength(6);
});

describe('a plan that stops halfway', () => {
  const cases = [
    { fault: refusal(403, 'AccessDeniedException'), says: /lacks this permission/ },
    { fault: refusal(402, 'ServiceQuotaExceededException'), says: /A quota of the account is used up/ },
  ];
  test.each(cases)('says what was done and what was not, and can be resumed ($fault.code)', async ({ fault, says }) => {
    let armed = true;
    const { plan, publisher } = await publishSetting((operation) =>
      armed && operation === 'CreateInfrastructureConfiguration' ? fault : undefined,
    );
    const prepared = await plan();
    const publishing = await publisher.begin(prepared);
    await expect(publishing.ended).rejects.toThrow(says);
    const { steps, phase, error } = publishing.journal();
    expect(phase).toBe('stopped');
    expect(error).toMatch(says);
    expect(steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'component done',
      'image-recipe done',
      'infrastructure-configuration failed',
      'distribution-configuration waiting',
      'image-pipeline waiting',
    ]);
    armed = false;
    expect((await (await publisher.resume(prepared.plan.id)).ended).phase).toBe('done');
    expect((await plan()).plan.items.every(({ action }) => action === 'unchanged')).toBe(true);
  });

  test('can be undone: what it made is deleted, what it replaced is written back, and its file too', async () => {
    let armed = false;
    const { api, plan, publish, publisher, edit, read } = await publishSetting((operation) =>
      armed && operation === 'UpdateImagePipeline' ? refusal(403, 'AccessDeniedException') : undefined,
    );
    await publish();
    edit(recipePath, 'parentImage', 'description: new # words\nparentImage');
    edit('infra/small.infrastructure.yaml', 't3.small', 'm5.large');
    const before = read(recipePath);
    armed = true;
    const prepared = await plan();
    await expect((await publisher.begin(prepared)).ended).rejects.toMatchObject({ code: 'aws' });
    expect(read(recipePath)).toContain('semanticVersion: 1.0.1');
    const { steps } = await (await publisher.undo(prepared.plan.id)).ended;
    expect(steps.map(({ kind, state }) => `${kind} ${state}`)).toEqual([
      'image-recipe undone',
      'infrastructure-configuration undone',
      'image-pipeline failed',
    ]);
    expect(read(recipePath)).toBe(before);
    expect((await api.listImageRecipes({})).imageRecipeSummaryList).toHaveLength(1);
    const arn = { infrastructureConfigurationArn: sampleArns.infrastructure };
    expect((await api.getInfrastructureConfiguration(arn)).infrastructureConfiguration?.instanceTypes).toEqual(['t3.small']);
  });

  test('keeps on undoing what something else uses by now, and says so', async () => {
    const { api, plan, publisher } = await publishSetting();
    const prepared = await plan({ paths: ['components'] });
    await (await publisher.begin(prepared)).ended;
    const recipe = { name: 'theirs', semanticVersion: '1.0.0', parentImage: 'ami-0123456789abcdef0' };
    await api.createImageRecipe({ ...recipe, components: [{ componentArn: sampleArns.component }] });
    const { steps } = await (await publisher.undo(prepared.plan.id)).ended;
    expect(steps[0]).toMatchObject({ state: 'kept', message: expect.stringContaining('Something uses it by now') });
  });

  test('because the user cancelled it stops between two steps', async () => {
    const { plan, publisher, api } = await publishSetting();
    const publishing = await publisher.begin(await plan());
    for await (const { steps } of publishing.events(new AbortController().signal)) if (steps[0]?.state === 'done') publishing.cancel();
    await expect(publishing.ended).rejects.toMatchObject({ code: 'cancelled' });
    expect((await api.listComponents({})).componentVersionList).toHaveLength(1);
    expect((await api.listImagePipelines({})).imagePipelineList).toEqual([]);
  });
});

test('a plan goes to the account that it was made for, or nowhere', async () => {
  const { plan, publisher, line } = await publishSetting();
  const prepared = await plan();
  const elsewhere = { ...prepared.plan, place: { ...prepared.plan.place, accountId: '111122223333' } };
  const stopped = (await publisher.begin({ ...prepared, plan: elsewhere })).ended;
  await expect(stopped).rejects.toThrow(
    'The plan is for account 111122223333 in us-east-1, and its connection leads to account 000000000000',
  );
  expect(line.calls.filter((operation) => /^Create(?!Component)/.test(operation))).toEqual([]);
});
