import type { LanguageKind, ResourceKind } from '../kinds/kind.ts';

/** A resource that carries a document of one of Image Builder's languages, or names where it lies. */
export interface Carrier {
  readonly kind: LanguageKind;
  /** As a person calls it. */
  readonly word: string;
  readonly resource: ResourceKind;
  readonly cloudFormation: string;
  /** The type of the resource in Terraform, behind the name of the provider. */
  readonly terraform: string;
  /** The members for the document and for its place, as the API spells them. */
  readonly data: string;
  readonly uri: string;
}

export const carriers: readonly Carrier[] = [
  {
    kind: 'component',
    word: 'component',
    resource: 'component-resource',
    cloudFormation: 'AWS::ImageBuilder::Component',
    terraform: 'imagebuilder_component',
    data: 'data',
    uri: 'uri',
  },
  {
    kind: 'workflow',
    word: 'workflow',
    resource: 'workflow-resource',
    cloudFormation: 'AWS::ImageBuilder::Workflow',
    terraform: 'imagebuilder_workflow',
    data: 'data',
    uri: 'uri',
  },
  {
    kind: 'dockerfile',
    word: 'container recipe',
    resource: 'container-recipe',
    cloudFormation: 'AWS::ImageBuilder::ContainerRecipe',
    terraform: 'imagebuilder_container_recipe',
    data: 'dockerfileTemplateData',
    uri: 'dockerfileTemplateUri',
  },
];

/** What holds a document, in words. */
export function ownerWords({ word }: Carrier, name: string | undefined): string {
  return name === undefined ? `the data of this ${word}` : `the data of ${word} ${name}`;
}
