/** Our canvas, or React Flow's own with as many nodes and edges at the same places. */
export type Side = 'designer' | 'bare';

/** What the page of the benchmark offers to the program that drives it, on `window.canvasBench`. */
export interface CanvasBench {
  /** Draws a document of so many blocks; milliseconds from the document in memory to the canvas. */
  open(side: Side, blocks: number): Promise<number>;
  /** Drags the canvas up and down, a step in each frame; milliseconds between the frames. */
  pan(): Promise<number[]>;
  /** Puts a block behind the first one; milliseconds from the edit to the second frame after it. */
  insert(): Promise<number>;
  /** Lays a document of so many blocks out and draws nothing; milliseconds of each of some passes. */
  layout(blocks: number): number[];
}

declare global {
  interface Window {
    canvasBench?: CanvasBench | undefined;
  }
}
