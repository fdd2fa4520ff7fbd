variable "bucket" {}
resource "aws_imagebuilder_component" "a" {
  name     = "a-comp"
  platform = "Linux"
  version  = "1.0.0"
  data = <<-EOT
    schemaVersion: 1.0
    phases:
      - name: build
        steps:
          - name: Get
            action: S3Download
            inputs:
              - source: s3://${var.bucket}/a.rpm
                destination: /opt/a.rpm
          - name: Run
            action: ExecuteBash
            inputs:
              commands:
                - echo $${HOME} {{ build.Get.inputs[0].destination }}
                %{ if var.bucket != "" }
                - echo more
                %{ endif }
                %{ for x in ["a"] ~}
                - echo ${x}
                %{ endfor ~}
  EOT
}
resource "aws_imagebuilder_component" "b" {
  name     = "b-comp"
  platform = "Linux"
  version  = "1.0.0"
  data = yamlencode({
    schemaVersion = 1.0
    parameters = [{ Channel = { type = "string", default = "x" } }]
    phases = [{
      name = "build"
      steps = [{
        name   = "Run"
        action = "ExecuteBash"
        inputs = {
          commands = ["echo {{ Channel }}", "echo ${var.bucket}", local.cmd]
        }
        onFailure = "Abort"
      }]
    }]
  })
}
resource "aws_imagebuilder_component" "c" {
  name = "c-comp"
  platform = "Linux"
  version = "1.0.0"
  data = jsonencode({
    schemaVersion = "1.0"
    phases = concat([{
      name = "build"
      steps = [for s in local.steps : { name = s, action = "UpdateOS" }]
    }], local.more)
  })
}
resource "aws_imagebuilder_component" "d" {
  name = "d-comp"
  platform = "Linux"
  version = "1.0.0"
  data = templatefile("${path.module}/x.yaml.tftpl", { a = 1 })
}
resource "aws_imagebuilder_container_recipe" "r" {
  name           = "rec"
  version        = "1.0.0"
  container_type = "DOCKER"
  parent_image   = "arn:aws:imagebuilder:eu-central-1:aws:image/amazon-linux-x86-latest/x.x.x"
  target_repository {
    repository_name = "r"
    service         = "ECR"
  }
  component { component_arn = aws_imagebuilder_component.a.arn }
  dockerfile_template_data = <<EOF
FROM {{{ imagebuilder:parentImage }}}
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
RUN echo ${var.bucket} $${HOME} && yum install -y a
EOF
}
