const FRAMES = 120;
const STEP = 12;

/** Drags an empty place of the canvas up and down; the milliseconds between the frames it took. */
export async function dragCanvas(): Promise<number[]> {
  const pane = document.querySelector('.react-flow__pane');
  if (!pane) throw new Error('There is no canvas in the page to drag: open one first.');
  const { x, y } = emptyPlace(pane);
  const fire = (target: EventTarget, type: string, at: number): void => {
    const buttons = type === 'mouseup' ? 0 : 1;
    const init = { clientX: x, clientY: at, buttons, bubbles: true, cancelable: true };
    target.dispatchEvent(new MouseEvent(type, { ...init, view: window }));
  };
  fire(pane, 'mousedown', y);
  const intervals: number[] = [];
  let last = await nextFrame();
  for (let frame = 0, at = y; frame < FRAMES; frame += 1) {
    // Two thirds of the way down the journey, the last third back up.
    at += frame < (FRAMES * 2) / 3 ? -STEP : STEP;
    fire(window, 'mousemove', at);
    const now = await nextFrame();
    intervals.push(now - last);
    last = now;
  }
  fire(window, 'mouseup', y);
  return intervals;
}

function nextFrame(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(resolve);
  });
}

function emptyPlace(pane: Element): { x: number; y: number } {
  const box = pane.getBoundingClientRect();
  const y = box.top + box.height / 2;
  for (let x = box.left + 8; x < box.right; x += 8) {
    if (document.elementFromPoint(x, y) === pane) return { x, y };
  }
  throw new Error('The canvas has no empty place in its middle to drag it by.');
}
