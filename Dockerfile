# syntax=docker/dockerfile:1
# One image for all roles: docker run attune run topology|generation|server

FROM maven:3.9.11-eclipse-temurin-25-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/repository \
    mvn -B -Dmaven.repo.local=/repository -DskipTests -Dspotless.check.skip=true -pl app -am package

FROM eclipse-temurin:25.0.3_9-jre-noble
LABEL org.opencontainers.image.title="Attune" \
      org.opencontainers.image.licenses="Apache-2.0"
RUN useradd --system --uid 10001 --home-dir /var/lib/attune --create-home attune
COPY --from=build /src/app/target/attune.jar /opt/attune/attune.jar
COPY --from=build /src/app/target/lib /opt/attune/lib
COPY --chmod=0755 deploy/docker/attune /usr/local/bin/attune
USER 10001
WORKDIR /var/lib/attune
ENV ATTUNE_STATE_FOLDER=/var/lib/attune/state \
    MALLOC_ARENA_MAX=2
# The cache fits this JVM and these files only, so it is made where they lie.
RUN attune train && test -s /var/lib/attune/attune.aot
VOLUME /var/lib/attune/state
EXPOSE 8080 8090 8091 8092
ENTRYPOINT ["attune"]
CMD ["--help"]
