import type { Contract, Handlers, ImageTarget } from '../../contract/index.ts';
import { type AwsOf, reachAccount, reachResource } from '../aws/reach.ts';
import { compareImages } from '../images/compare-images.ts';
import { imageContents } from '../images/image-contents.ts';
import { imageFindings } from '../images/image-findings.ts';
import { imagePackages } from '../images/image-packages.ts';
import { imageRows } from '../images/image-rows.ts';
import { imageWorkflows } from '../images/image-workflows.ts';
import { readImage } from '../images/read-image.ts';

export function imageHandlers(aws: AwsOf): Handlers<Contract>['images'] {
  const side = async (target: ImageTarget) => ({ api: await (await reachResource(aws, target)).imagebuilder(), arn: target.arn });
  const api = async (target: ImageTarget) => (await side(target)).api;
  return {
    list: async (target) => imageRows(await (await reachAccount(aws, target)).imagebuilder()),
    get: async (target) => readImage(await api(target), target.arn),
    packages: async (target) => imagePackages(await api(target), target.arn),
    findings: async (target) => imageFindings(await api(target), target.arn),
    workflows: async (target) => imageWorkflows(await api(target), target.arn),
    contents: async (target) => imageContents(await api(target), target.arn),
    compare: async ({ before, after }, signal) => compareImages(await side(before), await side(after), signal),
  };
}
