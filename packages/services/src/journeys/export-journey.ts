import type { JourneyDocument } from '@percurso/journey/document';
import type { ServiceContext } from '../context.ts';
import { getJourney } from './get-journey.ts';
import { getVersion } from './get-version.ts';

/**
 * The document of the draft, else the current version, or of the version asked for: as a file that
 * `createJourney` takes again. It holds no secret, as documents never do.
 */
export async function exportJourney({
  ctx,
  input,
}: {
  ctx: ServiceContext;
  input: { id: string; version?: number | undefined };
}): Promise<{ document: JourneyDocument; fileName: string }> {
  const { id, version } = input;
  const { document } =
    version === undefined
      ? await getJourney({ ctx, input: { id } })
      : await getVersion({ ctx, input: { id, number: version } });
  return { document, fileName: fileNameOf(document.name) };
}

/** Plain letters only: what any system takes as the name of a file. */
function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)
    .toLowerCase();
  return `${plain || 'journey'}.journey.json`;
}
