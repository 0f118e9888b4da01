import { type ClipboardEvent, type KeyboardEvent, type Ref, useEffect, useImperativeHandle, useRef } from 'react';

type Props = {
  readonly text: string;
  /** The text that is being written; `undefined` while the cell is only selected. */
  readonly writing: string | undefined;
  readonly label: string;
  readonly describedBy: string;
  readonly readOnly: boolean;
  readonly place: { readonly left: number; readonly top: number; readonly width: number; readonly height: number };
  /** Changes whenever another cell is selected: its text is then selected as a whole, so that typing overwrites it. */
  readonly cell: string;
  readonly handle: Ref<{ focus(): void }>;
  onWrite(text: string): void;
  onKey(event: KeyboardEvent): void;
  onCopy(event: ClipboardEvent): void;
  onPaste(event: ClipboardEvent): void;
  onLeave(): void;
};

/**
 * The one field of the grid: it lies over the selected cell and always has the keyboard, so that input methods, screen readers and the
 * clipboard work in it as in any field. While the cell is only selected, all its text is; what is typed takes its place.
 */
export function CellWriter({
  text,
  writing,
  label,
  describedBy,
  readOnly,
  place,
  cell,
  handle,
  onWrite,
  onKey,
  onCopy,
  onPaste,
  onLeave,
}: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const isWriting = writing !== undefined;
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus({ preventScroll: true }) }), []);
  // Another cell, its new text, and the end of writing are each a reason to select all of it.
  useEffect(() => {
    if (!isWriting && document.activeElement === field.current) field.current?.select();
  }, [isWriting, cell, text]);
  // Whoever begins to write with F2 or a double click goes on behind what is there. What was typed already is left to the input method.
  useEffect(() => {
    const end = field.current?.value.length ?? 0;
    if (isWriting && field.current?.value === text) field.current.setSelectionRange(end, end);
  }, [isWriting, text]);
  return (
    <textarea
      ref={field}
      className="sheet-writer"
      data-writing={isWriting || undefined}
      aria-label={label}
      aria-describedby={describedBy}
      spellCheck={false}
      autoComplete="off"
      readOnly={readOnly}
      rows={1}
      value={writing ?? text}
      style={place}
      onChange={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={onKey}
      onCopy={isWriting ? undefined : onCopy}
      onCut={isWriting ? undefined : onCopy}
      onPaste={isWriting ? undefined : onPaste}
      onFocus={(event) => !isWriting && event.currentTarget.select()}
      onBlur={onLeave}
    />
  );
}
