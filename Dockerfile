# The application alone: PostgreSQL is its neighbour in compose.yaml.
FROM node:24-bookworm-slim AS build
WORKDIR /majlis
COPY package.json package-lock.json .npmrc ./
RUN npm install
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /majlis
ENV NODE_ENV=production DATA_DIR=/data HOST=0.0.0.0
COPY --from=build --chown=node:node /majlis /majlis
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s CMD node -e "fetch('http://127.0.0.1:3000/health/ready').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"
CMD ["node", "server/main.mjs", "start"]
