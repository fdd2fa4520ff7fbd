# syntax=docker/dockerfile:1
FROM public.ecr.aws/docker/library/golang:1.25 AS tools
RUN --mount=type=cache,target=/root/.cache go install example.com/tool@v1.2.3

FROM {{{ imagebuilder:parentImage }}} AS final
ARG VERSION=1.0
ENV LANG=C.UTF-8 \
    APP_HOME=/srv/app
LABEL org.opencontainers.image.version="$VERSION"
{{{ imagebuilder:environments }}}
{{{ imagebuilder:components }}}
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN yum -y install nginx \
    # the caches are not wanted in the image
    && yum clean all \

    && rm -rf /var/cache/yum
RUN <<EOF
set -e
useradd --system app
if [ ! -d "$APP_HOME" ]; then
  mkdir -p "$APP_HOME"
fi
EOF
COPY --from=tools --chown=app /go/bin/tool /usr/local/bin/
COPY <<'CONF' /etc/nginx/conf.d/app.conf
server { listen 8080; }
CONF
EXPOSE 8080/tcp
HEALTHCHECK --interval=30s CMD curl -f http://localhost:8080/ || exit 1
USER app
WORKDIR /srv/app
ENTRYPOINT ["/usr/sbin/nginx", "-g", "daemon off;"]
