import { spawnSync } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { prepareTemplateDatabase } from '@percurso/testing/clone-template';
import type { createUndoStack } from '@percurso/testing/undo-stack';
import { buildServers } from '@percurso/tools/build-servers';
import { bundleWorkflows } from '@percurso/tools/bundle-workflows';
import { startPostgres } from '@percurso/tools/postgres';
import { resolveTemporalBinary } from '@percurso/tools/temporal-binary';
import { startTemporal } from '@percurso/tools/temporal-server';
import type { StageParts } from '../engine/kit/build-stage.ts';

type Postgres = Awaited<ReturnType<typeof startPostgres>>;
type Temporal = Awaited<ReturnType<typeof startTemporal>>;

/** The servers under every scenario, which a scenario may kill and whoever keeps them starts again. */
export interface Rig {
  parts: StageParts;
  postgres: {
    kill(signal: NodeJS.Signals): Promise<void>;
    startAgain(): Promise<void>;
    /** Copies all it has, at rest; `putBack` makes that copy what it has. */
    save(): Promise<void>;
    putBack(): Promise<void>;
  };
  temporal: {
    kill(): Promise<void>;
    startAgain(): Promise<void>;
    save(): Promise<void>;
    putBack(): Promise<void>;
  };
}

/**
 * Starts a Postgres that keeps what it commits (fsync as people run it) and a Temporal development
 * server with a database file, and builds the servers.
 */
export async function openRig({
  root,
  undo,
  built,
}: {
  root: string;
  undo: ReturnType<typeof createUndoStack>;
  /** Where servers and workflows are built already. */
  built?: Pick<StageParts, 'serverFolder' | 'workflowBundlePath'>;
}): Promise<Rig> {
  const folder = await undo.add(mkdtemp(path.join(tmpdir(), 'percurso-chaos-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  await chmod(folder, 0o755);
  const { serverFolder, workflowBundlePath } = built ?? {
    serverFolder: path.join(root, 'dist/chaos/server'),
    workflowBundlePath: path.join(folder, 'workflows.cjs'),
  };
  const binary = await resolveTemporalBinary({ onProgress: console.log });
  const dataDir = path.join(folder, 'postgres');
  const dbFile = path.join(folder, 'temporal.db');
  const running: { postgres?: Postgres; temporal?: Temporal } = {};
  await undo.add(Promise.resolve(running), async ({ postgres, temporal }) => {
    await Promise.allSettled([temporal?.stop(), postgres?.stop()]);
  });
  const [postgres, temporal] = await Promise.all([
    startPostgres({ dataDir }).then((started) => {
      running.postgres = started;
      return started;
    }),
    startTemporal({ binary, dbFile }).then((started) => {
      running.temporal = started;
      return started;
    }),
    built ?? buildServers({ root, outDir: serverFolder }),
    built ?? bundleWorkflows({ root, outFile: workflowBundlePath }),
  ]);
  await prepareTemplateDatabase(postgres.url);
  const temporalPort = Number(temporal.address.split(':').at(-1));
  const cluster = path.join(dataDir, 'cluster');
  const saved = path.join(folder, 'saved');
  const rig: Rig = {
    parts: {
      postgresUrl: postgres.url,
      temporalAddress: temporal.address,
      serverFolder,
      workflowBundlePath,
    },
    postgres: {
      async kill(signal) {
        const { pid, exited } = running.postgres ?? postgres;
        process.kill(pid, signal);
        await exited;
      },
      async startAgain() {
        running.postgres = await untilStarted(() =>
          startPostgres({ dataDir, port: postgres.port }),
        );
      },
      async save() {
        await rig.postgres.kill('SIGINT');
        await copyFolder(cluster, path.join(saved, 'cluster'));
        await rig.postgres.startAgain();
      },
      async putBack() {
        await rig.postgres.kill('SIGINT');
        await copyFolder(path.join(saved, 'cluster'), cluster);
        await rig.postgres.startAgain();
      },
    },
    temporal: {
      async kill() {
        const { pid, exited } = running.temporal ?? temporal;
        process.kill(pid, 'SIGKILL');
        await exited;
      },
      async startAgain() {
        running.temporal = await startTemporal({ binary, dbFile, port: temporalPort });
      },
      async save() {
        await running.temporal?.stop();
        await cp(dbFile, path.join(saved, 'temporal.db'));
        await rig.temporal.startAgain();
      },
      async putBack() {
        await running.temporal?.stop();
        for (const ending of ['', '-wal', '-shm']) await rm(`${dbFile}${ending}`, { force: true });
        await cp(path.join(saved, 'temporal.db'), dbFile);
        await rig.temporal.startAgain();
      },
    },
  };
  await mkdir(saved);
  return rig;
}

/** With owners and permissions, which Postgres insists on and Node does not copy. */
async function copyFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true, force: true });
  const { status, stderr } = spawnSync('cp', ['-a', from, to], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${from} could not be copied: ${stderr}`);
}

/** Children of a killed Postgres may hold its memory for a moment, and it refuses to start meanwhile. */
async function untilStarted(start: () => Promise<Postgres>): Promise<Postgres> {
  const giveUpAt = performance.now() + 30_000;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      if (performance.now() > giveUpAt) throw error;
      await delay(500);
    }
  }
}
