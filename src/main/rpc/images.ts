import type { AccountTarget, Contract, Handlers } from '../../contract/index.ts';
import type { Aws, Imagebuilder } from '../aws/clients.ts';
import { compareImages } from '../images/compare-images.ts';
import { imageContents } from '../images/image-contents.ts';
import { imageFindings } from '../images/image-findings.ts';
import { imagePackages } from '../images/image-packages.ts';
import { imageRows } from '../images/image-rows.ts';
import { imageWorkflows } from '../images/image-workflows.ts';
import { readImage } from '../images/read-image.ts';

export function imageHandlers(aws: (at?: AccountTarget) => Promise<Aws>): Handlers<Contract>['images'] {
  const api = async ({ at }: { readonly at?: AccountTarget | undefined }): Promise<Imagebuilder> => (await aws(at)).imagebuilder();
  return {
    list: async (input) => imageRows(await api(input)),
    get: async (input) => readImage(await api(input), input.arn),
    packages: async (input) => imagePackages(await api(input), input.arn),
    findings: async (input) => imageFindings(await api(input), input.arn),
    workflows: async (input) => imageWorkflows(await api(input), input.arn),
    contents: async (input) => imageContents(await api(input), input.arn),
    compare: async ({ before, after }, signal) =>
      compareImages({ api: await api(before), arn: before.arn }, { api: await api(after), arn: after.arn }, signal),
  };
}
