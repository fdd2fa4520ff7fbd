import { describe, expect, it } from 'vitest';
import type { PipelineSettings } from '../../contract/index.ts';
import { faultOf, formOf, newPipeline, newWorkflow, type PipelineForm, settingsOf } from './pipeline-form.ts';
import { expressionOf, noSchedule, previewOf, scheduleFormOf, schedulePresets } from './schedule-form.ts';

const now = new Date('2026-11-21T10:30:00Z'); // a Saturday
const arn = (tail: string) => `arn:aws:imagebuilder:us-east-1:000000000000:${tail}`;

const whole: PipelineSettings = {
  name: 'weekly',
  description: 'Ours',
  containerRecipeArn: arn('container-recipe/box/1.0.0'),
  infrastructureConfigurationArn: arn('infrastructure-configuration/small'),
  distributionConfigurationArn: arn('distribution-configuration/home'),
  imageTestsConfiguration: { imageTestsEnabled: false, timeoutMinutes: 90 },
  enhancedImageMetadataEnabled: false,
  schedule: {
    scheduleExpression: 'cron(0 4 ? * mon *)',
    timezone: 'Europe/Berlin',
    pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY',
    autoDisablePolicy: { failureCount: 3 },
  },
  status: 'DISABLED',
  imageScanningConfiguration: { imageScanningEnabled: true, ecrConfiguration: { repositoryName: 'scans', containerTags: ['a', 'b'] } },
  workflows: [
    {
      workflowArn: arn('workflow/test/ask/x.x.x'),
      parameters: [
        { name: 'list', value: ['one, two', 'three'] },
        { name: 'single', value: ['1'] },
      ],
      parallelGroup: 'group',
      onFailure: 'CONTINUE',
    },
  ],
  executionRole: 'builds',
  loggingConfiguration: { imageLogGroupName: '/images' },
  imageTags: { a: '=' },
  tags: { 'k=v': 'w' },
};

const form = (changes: Partial<PipelineForm> = {}): PipelineForm => ({ ...formOf(whole), ...changes });

describe('the form of a pipeline', () => {
  it('shows a pipeline as it is, and sends the same again', () => {
    expect(faultOf(form(), now)).toBeUndefined();
    expect(settingsOf(form())).toEqual(whole);
  });

  it('leaves out what is empty', () => {
    const least = {
      ...newPipeline,
      name: 'least',
      recipe: arn('image-recipe/a/1.0.0'),
      infrastructure: arn('infrastructure-configuration/a'),
    };
    expect(faultOf(least, now)).toBeUndefined();
    expect(settingsOf(least)).toEqual({
      name: 'least',
      imageRecipeArn: least.recipe,
      infrastructureConfigurationArn: least.infrastructure,
      imageTestsConfiguration: { imageTestsEnabled: true, timeoutMinutes: 720 },
      enhancedImageMetadataEnabled: true,
      status: 'ENABLED',
    });
  });

  it.each<[string, Partial<PipelineForm>, string]>([
    ['without a recipe', { recipe: '' }, 'Recipe'],
    ['without an infrastructure', { infrastructure: '' }, 'Infrastructure'],
    ['with a name that is too short', { name: 'a' }, 'Name'],
    ['with tests of no length', { testMinutes: 'long' }, 'Time limit'],
    ['with tests that end too soon', { testMinutes: '5' }, 'Time limit'],
    [
      'with a schedule that never is',
      { schedule: { ...noSchedule, mode: 'cron', cron: ['99', '4', '?', '*', 'mon', '*'] } },
      'Schedule: “99”',
    ],
    ['with a zone that is none', { schedule: { ...noSchedule, mode: 'rate', timezone: 'Mars/Olympus' } }, 'time zone'],
    ['with an unchosen workflow', { workflows: [newWorkflow] }, 'Workflow'],
    ['with workflows and no role', { executionRole: ' ' }, 'Execution role'],
    ['with a log group that is none', { imageLogGroup: 'a b' }, 'Log group'],
    ['with a tag without a key', { tags: [{ key: '', value: 'x' }] }, 'Tags'],
  ])('is not sent %s', (_case, changes, fault) => {
    expect(faultOf(form(changes), now)).toContain(fault);
  });
});

describe('the schedule', () => {
  it.each(['cron(0 4 ? * mon *)', 'rate(1 day)', 'rate(12 hours)', 'cron(0 4 * * *)', 'nonsense'])(
    '%s stays as it is written',
    (expression) => {
      expect(expressionOf(scheduleFormOf({ scheduleExpression: expression }))).toBe(expression);
    },
  );

  it('is told in words, with its next ten times in the zone', () => {
    const preview = previewOf(scheduleFormOf({ scheduleExpression: 'cron(0 4 ? * mon *)', timezone: 'Europe/Berlin' }), now);
    if ('fault' in preview) throw new Error(preview.fault);
    expect(preview.words).toBe('at 04:00 on Monday');
    expect(preview.runs).toHaveLength(10);
    expect(preview.runs[0]?.toISOString()).toBe('2026-11-23T03:00:00.000Z');
  });

  it.each(schedulePresets.map(({ label, schedule }) => [label, schedule] as const))('“%s” is a schedule', (_label, schedule) => {
    expect(previewOf({ ...noSchedule, ...schedule }, now)).toMatchObject({ runs: { length: 10 } });
  });
});
