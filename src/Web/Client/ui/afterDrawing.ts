/** Runs when what has just been asked for is on the page: drawing waits for one frame, so this waits for the next. */
export const afterDrawing = (run: () => void): void => void requestAnimationFrame(() => requestAnimationFrame(run));
