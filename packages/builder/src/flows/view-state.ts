import { createContext, useContext } from 'react';

/** Where the palette's next step goes: onto a line, after a way out, before a step, or to a point. */
export type Insertion = {
  readonly edge?: string;
  readonly after?: { readonly node: string; readonly exit: string };
  readonly before?: string;
  readonly at?: { readonly x: number; readonly y: number };
};

export type PanelName = 'settings' | 'trial' | 'problems' | 'versions';

/** What one person sees of the drawing; none of it belongs to the drawing or to its history. */
export type ViewState = {
  readonly selection: ReadonlySet<string>;
  readonly panel: PanelName;
  readonly insertion: Insertion | undefined;
  /** A node to bring into view; a new object each time, so that the same node can be asked for twice. */
  readonly shown: { readonly node: string } | undefined;
};

export type ViewChange = Partial<ViewState>;

export const emptyView: ViewState = { selection: new Set(), panel: 'settings', insertion: undefined, shown: undefined };

type View = { readonly view: ViewState; change(next: ViewChange): void };

const ViewContext = createContext<View>({ view: emptyView, change: () => undefined });
export const ViewProvider = ViewContext.Provider;

/** The view of the drawing, and how to change it. */
export function useView(): View {
  return useContext(ViewContext);
}

/** The view after a change; the same view when nothing changed. */
export function viewAfter(view: ViewState, change: ViewChange): ViewState {
  return { ...view, ...change };
}
