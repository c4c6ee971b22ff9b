# Debian, not Alpine: Temporal's native core needs glibc.
FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build
# From here on only what the two servers import; of Temporal's native core, only this platform's.
RUN npm ci --omit=dev -w apps/api -w apps/worker \
  && rm -rf node_modules/@percurso \
  && cd node_modules/@temporalio/core-bridge/releases \
  && find . -mindepth 1 -maxdepth 1 \
    ! -name "$(node -p "({ x64: 'x86_64', arm64: 'aarch64' })[process.arch]")-unknown-linux-gnu" \
    -exec rm -r {} +

FROM node:20-bookworm-slim AS runtime
WORKDIR /app
ENV NODE_ENV=production PERCURSO_HOME=/home/node/percurso
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
RUN mkdir /home/node/percurso

FROM runtime AS worker
CMD ["node", "--enable-source-maps", "dist/server/worker.mjs"]

FROM runtime AS api
ENV HOST=0.0.0.0 PORT=3000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/api.mjs"]
