import { fileURLToPath } from 'node:url';
import { startPercurso } from './start-percurso.mjs';

process.exitCode = await startPercurso({
  root: fileURLToPath(new URL('..', import.meta.url)),
  env: process.env,
});
process.exit();
