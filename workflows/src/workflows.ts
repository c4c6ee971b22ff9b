// biome-ignore lint/performance/noBarrelFile: a worker is given one module, whose exports are its workflows
export { beat } from './beat.ts';
export { cohort } from './cohort.ts';
