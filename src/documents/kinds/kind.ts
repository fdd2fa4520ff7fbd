/**
 * Kinds of document that Kiln tells apart by their content:
 * languages (`component` is an AWSTOE document, `workflow` an Image Builder workflow document, `dockerfile` a Dockerfile template);
 * resources, which are the request bodies of Create* and Update* calls as the AWS CLI takes them, and the declared AppStream image, which
 * is Kiln's own form because no call creates one;
 * hosts, which hold documents of the other kinds (CloudFormation and SAM templates, Terraform configurations);
 * Kiln's own settings; and `unknown`, YAML or JSON that is none of them.
 */
export type DocumentKind = LanguageKind | ResourceKind | HostKind | 'kiln-config' | 'unknown';

export type LanguageKind = 'component' | 'workflow' | 'dockerfile';

export type ResourceKind =
  | 'component-resource'
  | 'image-recipe'
  | 'container-recipe'
  | 'infrastructure-configuration'
  | 'distribution-configuration'
  | 'image-pipeline'
  | 'image'
  | 'lifecycle-policy'
  | 'workflow-resource'
  | 'appstream-image-builder'
  | 'appstream-image-copy'
  | 'appstream-image-permissions'
  | 'appstream-updated-image'
  | 'appstream-image';

export type HostKind = 'cloudformation' | 'terraform';
