export interface KeyPress {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  /** 229 while an input method is at work, also in browsers that end `isComposing` a moment early. */
  keyCode: number;
}

/** Whether a key press in the field sends: Enter, or Ctrl/⌘ Enter for those who prefer new lines; never while an input method composes. */
export function sends(press: KeyPress, sendOnEnter: boolean): boolean {
  if (press.key !== 'Enter' || press.isComposing || press.keyCode === 229 || press.altKey) return false;
  if (press.ctrlKey || press.metaKey) return true;
  return sendOnEnter && !press.shiftKey;
}
