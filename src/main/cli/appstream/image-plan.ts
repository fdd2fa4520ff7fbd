import { AppError, type ImageCodePlan, type ImagePlanAction, imageChangesOf, imagePlanProblem } from '../../../contract/index.ts';
import { openImagePlans } from '../../appstream/code/appstream-code.ts';
import { type PreparedImage, planImage } from '../../appstream/code/plan-image.ts';
import { kilnPaths } from '../../paths.ts';
import { agreed, print } from './printing.ts';
import { type Asked, verb } from './verb.ts';
import { workspaceFile } from './workspace-file.ts';

const marks: Readonly<Record<ImagePlanAction, string>> = { share: '+', change: '~', unshare: '-', copy: '+', unchanged: '=' };

function planLines({ place, items, summary, notes }: ImageCodePlan): readonly string[] {
  return [
    `${place.name}, account ${place.accountId}, Region ${place.region}`,
    ...items.flatMap(({ action, title, consequences, problem }) => [
      `  ${marks[action]} ${title}`,
      ...consequences.map((consequence) => `      ${consequence}`),
      ...(problem === undefined ? [] : [`      Cannot be done: ${problem}`]),
    ]),
    ...notes.map((note) => `Note: ${note}`),
    summary,
  ];
}

async function prepare(request: Asked): Promise<PreparedImage> {
  const [path = ''] = request.words;
  return planImage((region) => request.aws(region), await workspaceFile(path, request.io));
}

export const plan = verb({
  summary: 'how the account differs from a declared image: who may use it, and its copies; changes nothing',
  words: ['FILE'],
  options: { 'detailed-exitcode': { type: 'boolean', tells: 'end with 3 when something would change' } },
  async run(request) {
    const made = (await prepare(request)).plan;
    print(request, { plan: made }, planLines(made));
    if (imagePlanProblem(made) !== undefined || made.image.arn === undefined) return 1;
    return request.options['detailed-exitcode'] && imageChangesOf(made).length > 0 ? 3 : 0;
  },
});

export const apply = verb({
  summary: 'shares and copies an image as its file declares; asks first',
  words: ['FILE'],
  asks: true,
  async run(request) {
    const prepared = await prepare(request);
    const { plan: made } = prepared;
    if (!request.json) print(request, made, planLines(made));
    const cannot = imagePlanProblem(made) ?? (made.image.arn === undefined ? made.summary : undefined);
    if (cannot !== undefined) throw new AppError('refused', `Nothing was changed: ${cannot}`);
    if (imageChangesOf(made).length === 0) {
      if (request.json) print(request, { plan: made }, []);
      return 0;
    }
    const told = request.json ? planLines(made) : [];
    return (await agreed(request, told, 'Change the account?')) ? carryOut(request, prepared) : 1;
  },
});

async function carryOut(request: Asked, prepared: PreparedImage): Promise<number> {
  const { io, json } = request;
  const report = (error: unknown) => void io.stderr.write(`kiln appstream apply: ${String(error)}\n`);
  const plans = openImagePlans(kilnPaths(io.env).data, { aws: (_place, region) => request.aws(region), report });
  const working = await plans.begin(prepared);
  io.signal.addEventListener('abort', working.cancel, { once: true });
  const said = new Set<string>();
  for await (const { steps, notices } of working.events(new AbortController().signal)) {
    const lines = [
      ...steps.filter(({ state }) => state === 'done').map(({ title, message }) => `${title}: ${message ?? 'done'}`),
      ...notices,
    ];
    for (const line of lines) if (!json && !said.has(line)) io.stdout.write(`${line}\n`);
    for (const line of lines) said.add(line);
  }
  const result = await working.ended.catch((error: unknown) => {
    if (!(error instanceof AppError)) throw error;
    io.stderr.write(
      `kiln appstream apply: ${error.message}\nWhat was done stays. Apply again to go on; Kiln’s window offers to undo it.\n`,
    );
    return undefined;
  });
  if (json) print(request, { plan: prepared.plan, done: result !== undefined, steps: result?.steps ?? [] }, []);
  return result === undefined ? 1 : 0;
}
