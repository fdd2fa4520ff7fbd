import type { Operations } from '../account.ts';
import { cancelLifecycleExecution } from './cancel-lifecycle-execution.ts';
import { createComponent, deleteComponent, getComponent } from './components.ts';
import * as containerRecipes from './container-recipes.ts';
import { createImage } from './create-image.ts';
import { distributeImage } from './distribute-image.ts';
import * as distribution from './distribution-configurations.ts';
import { listImagePackages } from './image-packages.ts';
import * as pipelines from './image-pipelines.ts';
import * as recipes from './image-recipes.ts';
import { listImageScanFindingAggregations, listImageScanFindings } from './image-scans.ts';
import { cancelImageCreation, deleteImage, getImage } from './images.ts';
import { importComponent } from './import-component.ts';
import { importDiskImage, importVmImage } from './imports.ts';
import * as infrastructure from './infrastructure-configurations.ts';
import * as lifecycleExecutions from './lifecycle-executions.ts';
import * as lifecyclePolicies from './lifecycle-policies.ts';
import { listComponentBuildVersions, listComponents } from './list-components.ts';
import { listImageBuildVersions, listImagePipelineImages, listImages } from './list-images.ts';
import { listWorkflowBuildVersions, listWorkflows } from './list-workflows.ts';
import { getMarketplaceResource } from './marketplace.ts';
import * as policies from './resource-policies.ts';
import { startResourceStateUpdate } from './resource-state-update.ts';
import { retryImage } from './retry-image.ts';
import { listTagsForResource, tagResource, untagResource } from './tags.ts';
import { listWaitingWorkflowSteps, sendWorkflowStepAction } from './waiting-steps.ts';
import * as executions from './workflow-executions.ts';
import { createWorkflow, deleteWorkflow, getWorkflow } from './workflows.ts';

/** The emulated operations of Image Builder; what is not here is answered with UnsupportedOperationException. */
export const imagebuilderOperations: Operations = {
  CreateComponent: createComponent,
  GetComponent: getComponent,
  ListComponents: listComponents,
  ListComponentBuildVersions: listComponentBuildVersions,
  DeleteComponent: deleteComponent,
  ImportComponent: importComponent,
  GetMarketplaceResource: getMarketplaceResource,

  CreateImageRecipe: recipes.createImageRecipe,
  GetImageRecipe: recipes.getImageRecipe,
  ListImageRecipes: recipes.listImageRecipes,
  DeleteImageRecipe: recipes.deleteImageRecipe,

  CreateContainerRecipe: containerRecipes.createContainerRecipe,
  GetContainerRecipe: containerRecipes.getContainerRecipe,
  ListContainerRecipes: containerRecipes.listContainerRecipes,
  DeleteContainerRecipe: containerRecipes.deleteContainerRecipe,

  CreateInfrastructureConfiguration: infrastructure.createInfrastructureConfiguration,
  GetInfrastructureConfiguration: infrastructure.getInfrastructureConfiguration,
  ListInfrastructureConfigurations: infrastructure.listInfrastructureConfigurations,
  UpdateInfrastructureConfiguration: infrastructure.updateInfrastructureConfiguration,
  DeleteInfrastructureConfiguration: infrastructure.deleteInfrastructureConfiguration,

  CreateDistributionConfiguration: distribution.createDistributionConfiguration,
  GetDistributionConfiguration: distribution.getDistributionConfiguration,
  ListDistributionConfigurations: distribution.listDistributionConfigurations,
  UpdateDistributionConfiguration: distribution.updateDistributionConfiguration,
  DeleteDistributionConfiguration: distribution.deleteDistributionConfiguration,

  CreateImagePipeline: pipelines.createImagePipeline,
  GetImagePipeline: pipelines.getImagePipeline,
  ListImagePipelines: pipelines.listImagePipelines,
  UpdateImagePipeline: pipelines.updateImagePipeline,
  DeleteImagePipeline: pipelines.deleteImagePipeline,
  StartImagePipelineExecution: pipelines.startImagePipelineExecution,
  ListImagePipelineImages: listImagePipelineImages,

  CreateImage: createImage,
  GetImage: getImage,
  ListImages: listImages,
  ListImageBuildVersions: listImageBuildVersions,
  ImportVmImage: importVmImage,
  ImportDiskImage: importDiskImage,
  ListImagePackages: listImagePackages,
  ListImageScanFindings: listImageScanFindings,
  ListImageScanFindingAggregations: listImageScanFindingAggregations,
  CancelImageCreation: cancelImageCreation,
  RetryImage: retryImage,
  DistributeImage: distributeImage,
  DeleteImage: deleteImage,

  CreateWorkflow: createWorkflow,
  GetWorkflow: getWorkflow,
  ListWorkflows: listWorkflows,
  ListWorkflowBuildVersions: listWorkflowBuildVersions,
  DeleteWorkflow: deleteWorkflow,

  ListWorkflowExecutions: executions.listWorkflowExecutions,
  GetWorkflowExecution: executions.getWorkflowExecution,
  ListWorkflowStepExecutions: executions.listWorkflowStepExecutions,
  GetWorkflowStepExecution: executions.getWorkflowStepExecution,
  ListWaitingWorkflowSteps: listWaitingWorkflowSteps,
  SendWorkflowStepAction: sendWorkflowStepAction,

  CreateLifecyclePolicy: lifecyclePolicies.createLifecyclePolicy,
  GetLifecyclePolicy: lifecyclePolicies.getLifecyclePolicy,
  ListLifecyclePolicies: lifecyclePolicies.listLifecyclePolicies,
  UpdateLifecyclePolicy: lifecyclePolicies.updateLifecyclePolicy,
  DeleteLifecyclePolicy: lifecyclePolicies.deleteLifecyclePolicy,
  StartResourceStateUpdate: startResourceStateUpdate,
  GetLifecycleExecution: lifecycleExecutions.getLifecycleExecution,
  ListLifecycleExecutions: lifecycleExecutions.listLifecycleExecutions,
  ListLifecycleExecutionResources: lifecycleExecutions.listLifecycleExecutionResources,
  CancelLifecycleExecution: cancelLifecycleExecution,

  PutComponentPolicy: policies.putComponentPolicy,
  GetComponentPolicy: policies.getComponentPolicy,
  PutImageRecipePolicy: policies.putImageRecipePolicy,
  GetImageRecipePolicy: policies.getImageRecipePolicy,
  PutContainerRecipePolicy: policies.putContainerRecipePolicy,
  GetContainerRecipePolicy: policies.getContainerRecipePolicy,
  PutImagePolicy: policies.putImagePolicy,
  GetImagePolicy: policies.getImagePolicy,

  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** Of those, the operations that always answer a refusal: they are about something that only AWS has. */
export const refusedOperations: ReadonlySet<string> = new Set(['GetMarketplaceResource', 'ImportDiskImage', 'ImportVmImage']);
