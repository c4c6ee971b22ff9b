import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { BenchStack } from './stack.ts';

/** Processes of the stack by name; Postgres with all it has forked. Empty where there is no /proc. */
function processesOf(stack: BenchStack): Map<string, number[]> {
  const found = new Map<string, number[]>();
  if (!readable('/proc/self/stat')) return found;
  const parents = readParents();
  const add = (name: string, pid: number) =>
    found.set(name, [pid, ...[...parents].filter(([, of]) => of === pid).map(([child]) => child)]);
  for (const name of ['postgres', 'temporal', 'api', 'worker']) {
    const note = path.join(stack.home, 'run', `${name}.json`);
    add(name, (JSON.parse(readFileSync(note, 'utf8')) as { pid: number }).pid);
  }
  add('hand-written', stack.handWritten.pid);
  add('gateway', stack.gateway.pid);
  found.set('driver', [process.pid]);
  return found;
}

/** CPU seconds used so far by each part of the stack. Postgres' ended processes count with their parent. */
export function readCpu(stack: BenchStack): Map<string, number> {
  return mapValues(processesOf(stack), (pids) => sum(pids.map(cpuSecondsOf)));
}

/** Resident MB of each part; shared memory of Postgres' processes is counted once (Linux' PSS). */
export function readMemory(stack: BenchStack): Map<string, number> {
  return mapValues(processesOf(stack), (pids) => sum(pids.map(residentMbOf)));
}

function cpuSecondsOf(pid: number): number {
  // Behind the name, which may hold spaces; 13 to 16 are utime, stime and those of ended children.
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ') ?? [];
  const ticksASecond = 100;
  return sum(fields.slice(11, 15).map(Number)) / ticksASecond;
}

function residentMbOf(pid: number): number {
  const kilobytes = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`));
  const resident = kilobytes ?? /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return Number(resident?.[1] ?? 0) / 1_024;
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const fields = read(`/proc/${entry}/stat`).split(') ').at(-1)?.split(' ');
    parents.set(Number(entry), Number(fields?.[1] ?? 0));
  }
  return parents;
}

function mapValues(from: Map<string, number[]>, read: (pids: number[]) => number) {
  return new Map([...from].map(([name, pids]) => [name, read(pids)]));
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function readable(file: string): boolean {
  return read(file) !== '';
}

/** Empty where it is not there or the process has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
