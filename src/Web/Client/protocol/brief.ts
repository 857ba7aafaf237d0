import type { Id, Output } from './types';

type Piece = Extract<Output, { type: 'delta' | 'reasoning' }>;

/** An output as it comes over the wire: a piece without an id belongs to the same reply as the piece before it. */
export type BriefOutput = Exclude<Output, Piece> | (Omit<Piece, 'replyId'> & { replyId?: Id });

/**
 * Puts back what the server does not say twice, so that nobody behind has to know of it.
 * @param textOf What has been received of a reply: a text that came whole does not come again with its end.
 */
export function inFull(next: (output: Output) => void, textOf: (reply: Id) => string): (output: BriefOutput) => void {
  let named: Id = '';
  return (output) => {
    switch (output.type) {
      case 'delta':
      case 'reasoning':
        named = output.replyId ?? named;
        return next({ ...output, replyId: named });
      case 'ended':
        return next({ ...output, message: { ...output.message, text: output.message.text || textOf(output.replyId) } });
      default:
        return next(output);
    }
  };
}
