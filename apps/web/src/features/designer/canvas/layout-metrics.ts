/** Sizes of the canvas in flow pixels; cards and connectors are laid out from these alone. */
export const CARD_WIDTH = 288;
export const CARD_HEIGHT = 64;
/** A card with its line of live numbers. */
export const CARD_HEIGHT_WITH_NUMBERS = 100;
/** One more line of them: what became of a block's messages. */
export const NUMBERS_HEIGHT = 36;
/** Free height between two cards; the '+' stands in its middle. */
export const GAP = 56;
export const PLUS = 28;
export const BRANCH_GAP = 48;
export const CORNER = 8;
/** From a card's lower edge to the line its branches hang on. */
export const FORK = 22;
/** From that line to the pill. */
export const PILL_DROP = 16;
export const PILL_HEIGHT = 26;
/** Least width of a branch, which holds no card, and of its pill. */
export const BRANCH_WIDTH = 152;
/** Width of the lane beside the branches for people who take none of them. */
export const BYPASS_WIDTH = 40;
export const EXIT_WIDTH = 96;
/** Of the flag that names where people are sent. */
export const JUMP_WIDTH = 220;
export const EXIT_HEIGHT = 30;
/** From an ending card to its Exit flag. */
export const EXIT_DROP = 18;
