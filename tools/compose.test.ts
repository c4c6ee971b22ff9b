import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnvironment as readApiEnvironment } from '../apps/api/src/environment.ts';
import { readEnvironment as readWorkerEnvironment } from '../apps/worker/src/environment.ts';

const root = new URL('../', import.meta.url);
const read = (file: string) => readFileSync(fileURLToPath(new URL(file, root)), 'utf8');

/** The part of the Compose Specification that this file uses: names of fields, and what they hold. */
const TOP = ['name', 'services', 'volumes'];
const SERVICE = {
  image: 'string',
  build: 'object',
  environment: 'object',
  volumes: 'object',
  ports: 'object',
  depends_on: 'object',
  healthcheck: 'object',
  stop_grace_period: 'string',
  restart: 'string',
};
const HEALTHCHECK = ['test', 'interval', 'timeout', 'retries', 'start_period'];
const DURATION = /^(\d+(ms|s|m|h))+$/;
const PORT = /^([\d.]+:)?\d+:\d+$/;

interface Service {
  image?: string;
  build?: { context: string; target: string };
  environment: Record<string, string | number>;
  volumes?: string[];
  ports?: string[];
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: Record<string, string | number | string[]>;
}

/** The file as Compose reads it: with the variables of `.env`, and `<<` merged. */
function readCompose(env: Record<string, string>): {
  services: Record<string, Service>;
  volumes: object;
} {
  const text = read('docker-compose.yml').replaceAll(
    /\$\$|\$\{(\w+)(?::([-?])([^}]*))?\}/g,
    (whole, ...[name = '', sign, rest = '']) => {
      if (whole === '$$') return '$';
      if (env[name] !== undefined) return env[name];
      if (sign === '-') return rest;
      throw new Error(`${name}: ${rest}`);
    },
  );
  return parse(text, { merge: true });
}

const given = { POSTGRES_PASSWORD: 'a1b2c3', PERCURSO_SECRET: 's'.repeat(32) };

describe('docker-compose.yml', () => {
  const compose = readCompose(given);
  const services = Object.entries(compose.services);

  it('asks for the variables that have no default', () => {
    for (const name of ['POSTGRES_PASSWORD', 'PERCURSO_SECRET']) {
      const { [name]: _, ...rest } = given as Record<string, string>;
      expect(() => readCompose(rest)).toThrow(name);
    }
  });

  it('has only fields of the specification, of their types', () => {
    const top = Object.keys(compose).filter((key) => !key.startsWith('x-'));
    expect(top.sort()).toEqual(TOP);
    for (const [name, service] of services) {
      for (const [field, value] of Object.entries(service)) {
        expect(typeof value, `${name}.${field}`).toBe(SERVICE[field as keyof typeof SERVICE]);
      }
      expect(Boolean(service.image) !== Boolean(service.build), name).toBe(true);
      for (const port of service.ports ?? []) expect(port).toMatch(PORT);
    }
  });

  it('checks health with commands and durations Compose understands', () => {
    const checked = services.flatMap(([, { healthcheck }]) => (healthcheck ? [healthcheck] : []));
    expect(checked).toHaveLength(2);
    for (const check of checked) {
      expect(HEALTHCHECK).toEqual(expect.arrayContaining(Object.keys(check)));
      expect(['CMD', 'CMD-SHELL']).toContain((check.test as string[])[0]);
      for (const field of ['interval', 'timeout']) expect(check[field]).toMatch(DURATION);
      expect(check.retries).toBeTypeOf('number');
    }
  });

  it('waits for health only where there is a check', () => {
    const checked = services
      .filter(([, { healthcheck, build }]) => healthcheck || build?.target === 'api')
      .map(([name]) => name);
    expect(read('Dockerfile')).toMatch(/AS api\n(?:(?!FROM)[\s\S])*HEALTHCHECK/);
    for (const [name, { depends_on = {} }] of services) {
      for (const [needed, { condition }] of Object.entries(depends_on)) {
        expect(condition, name).toBe('service_healthy');
        expect(checked, name).toContain(needed);
      }
    }
  });

  it('pins every image, and Temporal to a server without the known fault', () => {
    for (const [name, { image }] of services) if (image) expect(image, name).toMatch(/:\d/);
    const version = /auto-setup:(\d+)\.(\d+)\.(\d+)/.exec(compose.services.temporal?.image ?? '');
    const [major = 0, minor = 0, patch = 0] = version?.slice(1).map(Number) ?? [];
    expect(major * 1e6 + minor * 1e3 + patch).toBeGreaterThanOrEqual(1_029_005);
  });

  it('declares each volume it mounts', () => {
    for (const [, { volumes = [] }] of services) {
      for (const volume of volumes) {
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      }
    }
  });

  it('builds targets of the Dockerfile and gives them what the servers read, by its right name', () => {
    const stages = [...read('Dockerfile').matchAll(/^FROM \S+ AS (\w+)$/gm)].map(
      ([, name]) => name,
    );
    for (const name of ['api', 'worker']) {
      const { build, environment = {} } = compose.services[name] ?? {};
      expect(stages).toContain(build?.target);
      const own = read(`apps/${name}/src/environment.ts`);
      const source = own + read('packages/services/src/server-environment.ts');
      for (const variable of Object.keys(environment)) expect(source).toContain(`  ${variable}: `);
    }
    const env = (name: string) => compose.services[name]?.environment as Record<string, string>;
    expect(readApiEnvironment(env('api'))).toMatchObject({
      databaseUrl: 'postgres://percurso:a1b2c3@postgres:5432/percurso',
      publicUrl: 'http://localhost:3000',
      demo: false,
    });
    expect(readWorkerEnvironment(env('worker')).temporalAddress).toBe('temporal:7233');
  });
});

describe('Dockerfile', () => {
  it('starts files that the build writes, as another user than root', () => {
    const text = read('Dockerfile');
    for (const name of ['api', 'worker']) {
      expect(text).toContain(`"dist/server/${name}.mjs"`);
      expect(read('tools/build-servers.mjs')).toContain(`${name}: path.join(`);
    }
    expect(text.indexOf('USER node')).toBeLessThan(text.indexOf('AS worker'));
    expect(text).not.toMatch(/USER root|alpine\b/);
  });
});
