import { definitions } from '@percurso/blocks/definitions';
import type { Block, JourneyDocument } from '@percurso/journey/document';
import classes from './thumbnail.module.css';

/** A small drawing of a journey: a card per step in the colour of its family, branches side by side. */
export function DocumentThumbnail({ document }: { document: Pick<JourneyDocument, 'blocks'> }) {
  return (
    <div className={classes.thumbnail} aria-hidden="true">
      <div className={classes.card} data-family="entry" />
      <Sequence blocks={document.blocks} />
      <div className={classes.exit} />
    </div>
  );
}

function Sequence({ blocks }: { blocks: readonly Block[] }) {
  return blocks.map((block) => {
    const branches = Object.entries(block.branches ?? {});
    const family = Object.hasOwn(definitions, block.kind)
      ? definitions[block.kind]?.category
      : undefined;
    return (
      <div key={block.id} className={classes.step}>
        <div className={classes.card} data-family={family} />
        {branches.length > 0 ? (
          <div className={classes.branches}>
            {branches.map(([port, inside]) => (
              <div key={port} className={classes.branch}>
                <Sequence blocks={inside} />
              </div>
            ))}
          </div>
        ) : null}
      </div>
    );
  });
}
