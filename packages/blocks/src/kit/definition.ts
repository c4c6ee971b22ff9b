import type { BlockSpec } from '@percurso/journey/block-spec';
import type { JsonValue } from '@percurso/journey/json-value';

export type { CheckContext, UsedPath } from '@percurso/journey/block-spec';
export type { TriggerInfo } from '@percurso/journey/trigger-info';

/** Where the picker lists a block, in this order. */
export type BlockCategory = 'messages' | 'flow' | 'actions';

/** Outline of the icon on the card, so that colour is never the only sign. */
export type BlockShape = 'square' | 'diamond' | 'hexagon' | 'bolt' | 'circle';

/**
 * Everything about a kind of block that browser and server share; what `compile` needs of it is
 * {@link BlockSpec}. Pure; imports zod and the kit only. Each field of `config` carries
 * `.meta({ field: FieldKind })`, from which the form is drawn.
 */
export interface BlockDefinition<Config = Record<string, JsonValue>> extends BlockSpec<Config> {
  category: BlockCategory;
  shape: BlockShape;
  /**
   * Sentence under the title: a key under `blocks.<kind>.summary.` and its values. `attribute` is a
   * path, named on screen; what it is compared with is `value`, or the path `otherAttribute`. One
   * that is `{ dateTime }`, `{ time }` or `{ weekdays }`, of 1 to 7, is written in its language.
   */
  summary(config: Config): { key: string; values?: Record<string, JsonValue> | undefined };
  /** The fields its form draws for a config, in this order; all of them where it is left out. */
  shownFields?(config: Config): string[];
  /** Of a message: it is told when somebody opens it or clicks in it. */
  tracked?: true | undefined;
  /** Which workers run the effect: `send` queues are kept apart from everything else. */
  queue?(config: Config): 'engine' | 'send-transactional' | 'send-commercial';
  /** Applied in order when a draft is opened or published; never to a running version. */
  migrations?: ((config: Record<string, JsonValue>) => Record<string, JsonValue>)[] | undefined;
}

/** A definition with its config type closed over, as the registries hold it. */
export type AnyBlockDefinition = BlockDefinition<Record<string, JsonValue>>;
